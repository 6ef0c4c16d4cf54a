using System.Diagnostics.CodeAnalysis;
using Dapper;
using Liaison.Domain;
using Liaison.Server.Pipeline;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>The database as one request sees it: one snapshot to read from, or one transaction to write in.
/// Its SQL is constant, and each statement limits itself to the caller's rows by <c>@Prefecture</c> and <c>@Association</c>.</summary>
public sealed class Session(Database database, Caller caller, TimeProvider clock) : IDisposable
{
    // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY
    private const int UniqueViolated = 2067;
    private const int PrimaryKeyViolated = 1555;

    private SqliteConnection? connection;
    private SqliteTransaction? transaction;

    public Caller Caller => caller;

    /// <summary>Code of the caller's prefecture, for <c>@Prefecture</c>.</summary>
    public string Prefecture => caller.Prefecture;

    /// <summary>The caller's association, or null for the prefecture's own people, for <c>@Association</c>.</summary>
    public Guid? Association => caller.Association;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>All rows of a statement.</summary>
    public async Task<IReadOnlyList<T>> List<T>([ConstantExpected] string sql, object? arguments = null) =>
        (await Connection().QueryAsync<T>(sql, arguments, transaction)).AsList();

    /// <summary>The one row of a statement, or null.</summary>
    public Task<T?> Find<T>([ConstantExpected] string sql, object? arguments = null) =>
        Connection().QuerySingleOrDefaultAsync<T>(sql, arguments, transaction);

    /// <summary>The one row of a statement; absent answers <c>not_found</c>.</summary>
    public async Task<T> Load<T>([ConstantExpected] string sql, object? arguments = null) where T : class =>
        await Find<T>(sql, arguments) ?? throw CommonRules.Absent.Because();

    /// <summary>Runs a statement that writes, and says how many rows it changed.</summary>
    /// <param name="unique">What to refuse with when a unique index speaks against it.</param>
    public async Task<int> Execute([ConstantExpected] string sql, object? arguments = null, Refusal? unique = null)
    {
        try
        {
            return await Connection().ExecuteAsync(sql, arguments, transaction);
        }
        catch (SqliteException violation) when (unique is not null && violation.SqliteExtendedErrorCode is UniqueViolated or PrimaryKeyViolated)
        {
            throw unique.Because();
        }
    }

    /// <summary>Saves one row under <c>WHERE id = @Id AND version = @Version</c>; refused when somebody else was faster.</summary>
    public async Task Save([ConstantExpected] string sql, object arguments, Refusal? unique = null)
    {
        if (await Execute(sql, arguments, unique) != 1)
            throw DataRules.ChangedMeanwhile.Because();
    }

    /// <summary>Runs a command inside one transaction; everything it wrote is on disk when this returns, or nothing is.</summary>
    public Task<T> Write<T>(Func<Task<T>> command, CancellationToken cancellationToken)
    {
        EndReading();
        return database.Write(async writer =>
        {
            using var begun = writer.BeginTransaction(deferred: false);
            (connection, transaction) = (writer, begun);
            try
            {
                var response = await command();
                begun.Commit();
                return response;
            }
            finally
            {
                (connection, transaction) = (null, null);
            }
        }, cancellationToken);
    }

    public void Dispose() => EndReading();

    private SqliteConnection Connection()
    {
        if (connection is null)
        {
            connection = database.OpenReader();
            transaction = connection.BeginTransaction(deferred: true);
        }
        return connection;
    }

    private void EndReading()
    {
        transaction?.Dispose();
        connection?.Dispose();
        (connection, transaction) = (null, null);
    }
}

/// <summary>What the database itself refuses.</summary>
public static class DataRules
{
    public static readonly Refusal ChangedMeanwhile = new("changed_meanwhile",
        "La ressource a été modifiée entre-temps : la relire puis recommencer.",
        "The resource was changed meanwhile: read it again and retry.");
}
