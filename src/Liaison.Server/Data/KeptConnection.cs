using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>A SQLite connection that keeps each statement prepared after its first use.</summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    // Statements are constants: the same text is the same object.
    private readonly Dictionary<string, KeptStatement> kept = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a transaction is open; an error can have ended it.</summary>
    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>The statement of a text, prepared at its first use.</summary>
    public KeptStatement For(string sql)
    {
        if (!kept.TryGetValue(sql, out var statement))
            kept[sql] = statement = new KeptStatement(Handle!, sql);
        return statement;
    }

    /// <summary>Runs a statement without arguments and without rows.</summary>
    public void Run(string sql) => For(sql).Run(null);

    /// <summary>Runs statements that set up the connection.</summary>
    public void Set(string pragmas)
    {
        using var command = CreateCommand();
#pragma warning disable CA2100 // constants of this folder
        command.CommandText = pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var statement in kept.Values)
            statement.Dispose();
        kept.Clear();
        base.Dispose(disposing);
    }
}
