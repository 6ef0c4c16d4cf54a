using System.Data.Common;
using Dapper;
using Npgsql;

namespace Liaison.Server.Data;

/// <summary>A snapshot or a transaction of PostgreSQL.</summary>
internal sealed class PostgresLink(NpgsqlConnection connection, PostgresTrouble trouble) : Link
{
    // Closing rolls back what is open; a snapshot has nothing to commit.
    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    protected override async Task<IReadOnlyList<T>> Rows<T>(string sql, object? arguments) => (await connection.QueryAsync<T>(sql, arguments)).AsList();

    protected override Task<T?> Row<T>(string sql, object? arguments) where T : default => connection.QuerySingleOrDefaultAsync<T>(sql, arguments);

    protected override Task<int> Run(string sql, object? arguments) => connection.ExecuteAsync(sql, arguments);

    protected override bool IsUniqueViolation(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override bool IsTrouble(DbException error) => error is NpgsqlException own && PostgresTrouble.Is(own);

    protected override void Report(DbException error) => trouble.Report((NpgsqlException)error);
}
