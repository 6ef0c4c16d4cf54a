using System.IO.Compression;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>A file as the first landed version wrote it, with rows in every table; <c>first-schema.md</c> says how it was made.</summary>
public static class FirstSchema
{
    /// <summary>When it was last written.</summary>
    public static readonly DateTimeOffset End = new(2017, 12, 5, 8, 30, 0, TimeSpan.Zero);

    public static async Task CopyTo(string path)
    {
        await using var packed = File.OpenRead(Repository.Path("tests/Liaison.Server.Tests/Sqlite/first-schema.db.gz"));
        await using var plain = new GZipStream(packed, CompressionMode.Decompress);
        await using var file = File.Create(path);
        await plain.CopyToAsync(file);
    }
}
