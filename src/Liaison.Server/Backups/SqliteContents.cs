using Dapper;
using Liaison.Server.Data;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Backups;

/// <summary>What a SQLite file holds, once it was found sound.</summary>
internal static class SqliteContents
{
    private sealed record CheckpointRow
    {
        public required long Size { get; init; }
        public required byte[] Root { get; init; }
        public required DateTimeOffset At { get; init; }
        public required string KeyId { get; init; }
    }

    /// <summary>Reads a file that nobody else has open; refused when SQLite finds a fault in it.</summary>
    public static Contents Read(SqliteConnection file)
    {
        if (file.ExecuteScalar<string>("PRAGMA integrity_check(1)") is not "ok")
            throw new StorageException("The data are damaged: SQLite's integrity check fails.");
        if (file.Query("PRAGMA foreign_key_check").Any())
            throw new StorageException("The data are damaged: a row refers to one that is not there.");
        var tables = file.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name").ToList();
        if (!tables.Contains("SchemaVersions"))
            throw new StorageException("This is no database of Liaison: it does not say which scripts have run.");
        var scripts = file.Query<string>("SELECT ScriptName FROM SchemaVersions ORDER BY ScriptName");
        return new Contents([.. scripts.Select(Migrator.NameOf)], tables.ToDictionary(name => name, name => Count(file, name)),
            tables.Contains("journal_checkpoint") ? LastCheckpoint(file) : null);
    }

    // The names are those of the schema itself.
    private static long Count(SqliteConnection file, string table) => file.ExecuteScalar<long>($"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    private static SavedCheckpoint? LastCheckpoint(SqliteConnection file)
    {
        var last = file.QuerySingleOrDefault<CheckpointRow>("SELECT size, root, at, key_id FROM journal_checkpoint ORDER BY size DESC LIMIT 1");
        return last is null ? null : new SavedCheckpoint(last.Size, Convert.ToBase64String(last.Root), last.At, last.KeyId);
    }
}
