using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Data;

namespace Liaison.Server.Backups;

/// <summary>The files of a backup and what protects them: the manifest names the hash of the data, <c>SHA256SUMS</c> those of both, so that
/// a change of any byte is noticed, here or by <c>sha256sum -c</c>.</summary>
public static class BackupFolder
{
    public const string ManifestName = "manifest.json";
    public const string SumsName = "SHA256SUMS";

    // A manifest is short; whatever is longer is none.
    private const int MaxManifestBytes = 1 << 20;

    /// <summary>Describes a file.</summary>
    public static async Task<SavedFile> Describe(string path)
    {
        await using var file = File.OpenRead(path);
        return new SavedFile(Path.GetFileName(path), file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
    }

    /// <summary>Writes manifest and hashes beside the data; on disk when this returns.</summary>
    public static async Task Close(string folder, Manifest manifest)
    {
        var json = manifest.ToJson();
        await Durable.Write(Path.Combine(folder, ManifestName), json);
        await Durable.Write(Path.Combine(folder, SumsName), Sums(manifest, json));
    }

    /// <summary>The manifest of a folder, refused when it is not as it was written.</summary>
    public static async Task<Manifest> Open(string folder)
    {
        var json = await Read(folder, ManifestName);
        var sums = await Read(folder, SumsName);
        var own = Convert.ToHexStringLower(SHA256.HashData(json));
        if (!Encoding.UTF8.GetString(sums).EndsWith($"{own}  {ManifestName}\n", StringComparison.Ordinal))
            throw new StorageException($"{ManifestName} or {SumsName} was changed: this backup is not restored.");
        var manifest = Manifest.Read(json);
        return sums.AsSpan().SequenceEqual(Sums(manifest, json)) ? manifest
            : throw new StorageException($"{SumsName} was changed: this backup is not restored.");
    }

    /// <summary>Path of a file in the folder, refused when it is not as the manifest describes it.</summary>
    public static async Task<string> Verify(string folder, SavedFile saved)
    {
        var path = Path.Combine(folder, saved.Name);
        if (!File.Exists(path))
            throw new StorageException($"{saved.Name} is missing from the backup.");
        return await Describe(path) == saved ? path
            : throw new StorageException($"{saved.Name} is not what was saved (its size or its hash differs): this backup is not restored.");
    }

    private static byte[] Sums(Manifest manifest, byte[] json)
    {
        var text = new StringBuilder();
        foreach (var file in manifest.Files)
            text.Append(file.Sha256).Append("  ").Append(file.Name).Append('\n');
        text.Append(Convert.ToHexStringLower(SHA256.HashData(json))).Append("  ").Append(ManifestName).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<byte[]> Read(string folder, string name)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        if (!file.Exists)
            throw new StorageException($"{folder} is no whole backup: {name} is missing.");
        return file.Length <= MaxManifestBytes ? await File.ReadAllBytesAsync(file.FullName)
            : throw new StorageException($"{name} is too long to be that of a backup.");
    }
}
