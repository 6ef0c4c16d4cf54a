using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>A SQLite connection that keeps each statement prepared after its first use.</summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    private readonly Dictionary<string, KeptCommand> kept = [];
    private KeptCommand? next;

    /// <summary>Whether a transaction is open; an error can have ended it.</summary>
    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>The connection, whose next command will be the one kept for this statement.</summary>
    public KeptConnection For(string sql)
    {
        if (!kept.TryGetValue(sql, out next))
#pragma warning disable CA2100 // each statement comes through Link, which takes constants alone
            kept[sql] = next = new KeptCommand { Connection = this, CommandText = sql };
#pragma warning restore CA2100
        return this;
    }

    /// <summary>Runs a statement without arguments and without rows.</summary>
    public void Run(string sql) => For(sql).CreateCommand().ExecuteNonQuery();

    public override SqliteCommand CreateCommand()
    {
        var command = next ?? base.CreateCommand();
        next = null;
        command.Parameters.Clear();
        return command;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var command in kept.Values)
            command.Discard();
        kept.Clear();
        base.Dispose(disposing);
    }

    private sealed class KeptCommand : SqliteCommand
    {
        public void Discard() => base.Dispose(true);

#pragma warning disable CA2215 // whoever used it is done with it, the connection is not
        protected override void Dispose(bool disposing)
        {
        }
#pragma warning restore CA2215
    }
}
