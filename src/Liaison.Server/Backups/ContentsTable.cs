using System.Data.Common;
using Dapper;
using Liaison.Server.Data;

namespace Liaison.Server.Backups;

/// <summary>Reads what a database holds, on either engine.</summary>
internal static class ContentsTable
{
    private sealed record CheckpointRow
    {
        public required long Size { get; init; }
        public required byte[] Root { get; init; }
        public required DateTimeOffset At { get; init; }
        public required string KeyId { get; init; }
    }

    /// <param name="tables">Names of all tables.</param>
    public static Contents Read(DbConnection connection, IReadOnlyCollection<string> tables)
    {
        if (!tables.Contains("SchemaVersions", StringComparer.OrdinalIgnoreCase))
            throw new StorageException("This is no database of Liaison: it does not say which scripts have run.");
        var scripts = connection.Query<string>("SELECT ScriptName FROM SchemaVersions").Select(Migrator.NameOf).Order(StringComparer.Ordinal);
        return new Contents([.. scripts], tables.Order(StringComparer.Ordinal).ToDictionary(name => name, name => Count(connection, name)),
            tables.Contains("journal_checkpoint") ? LastCheckpoint(connection) : null);
    }

    // The names are those of the schema itself.
    private static long Count(DbConnection connection, string table) =>
        connection.ExecuteScalar<long>($"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    private static SavedCheckpoint? LastCheckpoint(DbConnection connection)
    {
        var last = connection.QuerySingleOrDefault<CheckpointRow>("SELECT size, root, at, key_id FROM journal_checkpoint ORDER BY size DESC LIMIT 1");
        return last is null ? null : new SavedCheckpoint(last.Size, Convert.ToBase64String(last.Root), last.At, last.KeyId);
    }
}
