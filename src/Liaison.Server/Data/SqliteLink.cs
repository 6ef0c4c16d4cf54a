using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>A snapshot or the present write of the SQLite file. Its calls complete at once.</summary>
/// <param name="done">Takes the connection back when a snapshot ends.</param>
internal sealed class SqliteLink(KeptConnection connection, SqliteTrouble trouble, Action<KeptConnection>? done = null) : Link
{
    // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY
    private const int UniqueViolated = 2067;
    private const int PrimaryKeyViolated = 1555;

    public override ValueTask DisposeAsync()
    {
        done?.Invoke(connection);
        return ValueTask.CompletedTask;
    }

    protected override Task<IReadOnlyList<T>> Rows<T>(string sql, object? arguments) => Task.FromResult(connection.For(sql).Rows<T>(arguments));

    protected override Task<T?> Row<T>(string sql, object? arguments) where T : default => Task.FromResult(connection.For(sql).Row<T>(arguments));

    protected override Task<int> Run(string sql, object? arguments) => Task.FromResult(connection.For(sql).Run(arguments));

    protected override bool IsUniqueViolation(DbException error) =>
        error is SqliteException { SqliteExtendedErrorCode: UniqueViolated or PrimaryKeyViolated };

    protected override bool IsTrouble(DbException error) => error is SqliteException own && SqliteTrouble.Is(own);

    protected override void Report(DbException error) => trouble.Report(error);
}
