using Dapper;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Journal;

/// <summary>The entries of one commit as the file of looks keeps them.</summary>
internal static class LookBatch
{
    public static byte[] Write(IReadOnlyList<JournalEntry> entries)
    {
        using var bytes = new MemoryStream(entries.Count * 600);
        using var writer = new BinaryWriter(bytes);
        writer.Write7BitEncodedInt(entries.Count);
        foreach (var entry in entries)
        {
            writer.Write(entry.At.UtcTicks);
            writer.Write(entry.Prefecture);
            writer.Write((entry.By ?? Guid.Empty).ToByteArray());
            writer.Write(entry.Salt);
            writer.Write(entry.Payload);
        }
        return bytes.ToArray();
    }

    /// <summary>What waits in a file of looks, by the number under which it waits; nothing where there is no file, or one that a full disk has left
    /// without its table.</summary>
    public static IReadOnlyList<(long Id, JournalEntry Entry)> In(string path)
    {
        if (!File.Exists(path))
            return [];
        using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        if (file.ExecuteScalar<long>("SELECT count(*) FROM sqlite_schema WHERE name = 'look_batch'") == 0)
            return [];
        return [.. file.Query<(long Id, byte[] Entries)>("SELECT id, entries FROM look_batch ORDER BY id")
            .SelectMany(row => Read(row.Entries).Select(entry => (row.Id, entry)))];
    }

    public static IEnumerable<JournalEntry> Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            yield return new JournalEntry
            {
                At = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero),
                Prefecture = reader.ReadString(),
                By = new Guid(reader.ReadBytes(16)) is var by && by != Guid.Empty ? by : null,
                Salt = reader.ReadBytes(JournalLeaf.SaltBytes),
                Payload = reader.ReadString(),
            };
        }
    }
}
