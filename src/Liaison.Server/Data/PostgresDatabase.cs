using System.Data;
using System.Diagnostics.CodeAnalysis;
using Liaison.Domain;
using Npgsql;

namespace Liaison.Server.Data;

/// <summary>A PostgreSQL server, which any number of nodes share. A transaction tells it whose rows it may touch.</summary>
public sealed class PostgresDatabase : Database
{
    // What the settings may say otherwise. Nothing is left on a connection that a reset would have to undo. An answered write is on disk
    // whatever the server's own default; and row security makes statements look so dear that the server would compile each of them.
    private const string Defaults = "Application Name=Liaison;Max Auto Prepare=50;Auto Prepare Min Usages=2;No Reset On Close=true;"
        + "Options=-c synchronous_commit=on -c jit=off;";

    private readonly StorageOptions options;
    private readonly NpgsqlDataSource source;
    private readonly PostgresTrouble trouble;
    private readonly Turns turns = new();
    private readonly GroupWriter appends;

    public PostgresDatabase(StorageOptions options, ILogger<PostgresDatabase> logger)
    {
        this.options = options;
        var settings = new NpgsqlConnectionStringBuilder(Defaults + Needed(options.ConnectionString, nameof(options.ConnectionString)));
        source = NpgsqlDataSource.Create(settings);
        Place = $"{settings.Host}/{settings.Database}";
        Role = settings.Username ?? Environment.UserName;
        trouble = new PostgresTrouble(logger);
        appends = new GroupWriter(statements => Transact(Reach.None, PostgresGate.EnterForEntries, async link =>
        {
            foreach (var statement in statements)
                await statement(link);
            return statements.Count;
        }));
    }

    public override string Place { get; }

    /// <summary>The role of the service, which owns no table.</summary>
    public string Role { get; }

    /// <summary>A connection of the owner of the tables, opened; for migrations and the like.</summary>
    public NpgsqlConnection OpenAsOwner()
    {
        var connection = new NpgsqlConnection(OwnerConnectionString);
        connection.Open();
        return connection;
    }

    /// <summary>How the owner of the tables connects.</summary>
    public string OwnerConnectionString => Needed(options.OwnerConnectionString, nameof(options.OwnerConnectionString)) + ";Pooling=false";

    /// <summary>How the service connects, unpooled.</summary>
    public string ConnectionString => options.ConnectionString + ";Pooling=false";

    public override async ValueTask<Link> OpenSnapshot(Reach reach)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await source.OpenConnectionAsync();
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            await PostgresGate.BeginReading(connection, reach);
            return new PostgresLink(connection, trouble);
        }
        catch (Exception error)
        {
            if (connection is not null)
                await connection.DisposeAsync();
            if (error is NpgsqlException own && PostgresTrouble.Is(own))
                throw Unavailable(own);
            throw;
        }
    }

    public override async Task<T?> Find<T>([ConstantExpected] string sql, object? arguments = null) where T : default
    {
        try
        {
            await using var reading = new PostgresLink(await source.OpenConnectionAsync(), trouble);
            return await reading.Find<T>(sql, arguments);
        }
        catch (NpgsqlException error) when (PostgresTrouble.Is(error))
        {
            throw Unavailable(error);
        }
    }

    public override async Task<T> Write<T>(Reach reach, Func<Link, Task<T>> command, CancellationToken cancellationToken = default)
    {
        using var turn = await turns.Take(reach.Prefecture, cancellationToken);
        return await Transact(reach, PostgresGate.EnterForCommand, command, cancellationToken);
    }

    public override Task<T> WriteAlone<T>(Func<Link, Task<T>> command, CancellationToken cancellationToken = default) =>
        Transact(Reach.None, PostgresGate.EnterAlone, command, cancellationToken);

    /// <summary>Runs one single statement that writes, committed together with others that wait; it is on disk when this returns.</summary>
    /// <exception cref="RefusedException"><c>storage.unavailable</c>, <c>storage.busy</c></exception>
    public Task Append(Func<Link, Task<int>> statement) => appends.Add(statement);

    // Only the owner may; a service that does not know how he connects leaves it to autovacuum.
    public override async Task Purge(IReadOnlyList<string> tables)
    {
        if (string.IsNullOrWhiteSpace(options.OwnerConnectionString))
            return;
        await using var owner = new NpgsqlConnection(OwnerConnectionString);
        await owner.OpenAsync();
        await using var command = owner.CreateCommand();
#pragma warning disable CA2100 // names of our own tables
        command.CommandText = $"VACUUM {string.Join(", ", tables)}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await appends.DisposeAsync();
        await source.DisposeAsync();
    }

    private async Task<T> Transact<T>(Reach reach, Func<NpgsqlConnection, Reach, CancellationToken, Task> enter, Func<Link, Task<T>> command,
        CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await enter(connection, reach, cancellationToken);
            var answer = await command(new PostgresLink(connection, trouble));
            await Commit(transaction);
            return answer;
        }
        catch (NpgsqlException error) when (PostgresTrouble.Is(error))
        {
            throw Unavailable(error);
        }
    }

    // When the connection breaks while the server commits, nobody here can know whether it did.
    private async Task Commit(NpgsqlTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync();
        }
        catch (NpgsqlException error) when (PostgresTrouble.Is(error))
        {
            trouble.Report(error);
            throw DataRules.OutcomeUnknown.Because();
        }
    }

    private RefusedException Unavailable(NpgsqlException error)
    {
        trouble.Report(error);
        return DataRules.Unavailable.Because();
    }

    private static string Needed(string? value, string setting) =>
        string.IsNullOrWhiteSpace(value) ? throw new StorageException($"The setting Storage:{setting} is missing.") : value;
}
