using System.Diagnostics.CodeAnalysis;
using Liaison.Server.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Benchmarks.Drills;

/// <summary>What the service would be without transactions: each statement commits alone, and commands run side by side.</summary>
internal sealed class TornDatabase(StorageOptions options) : Database
{
    private readonly SqliteDatabase whole = new(options, NullLogger<SqliteDatabase>.Instance);

    public SqliteDatabase Whole => whole;

    public override string Place => whole.Place;

    public override ValueTask<Link> OpenSnapshot(Reach reach) => whole.OpenSnapshot(reach);

    public override Task<T?> Find<T>([ConstantExpected] string sql, object? arguments = null) where T : default => whole.Find<T>(sql, arguments);

    public override Task<T> Write<T>(Reach reach, Func<Link, Task<T>> command, CancellationToken cancellationToken = default) => Task.Run(async () =>
    {
        using var connection = new KeptConnection(whole.ConnectionString);
        connection.Open();
        connection.Set("PRAGMA busy_timeout = 5000; PRAGMA synchronous = OFF;");
        return await command(new SqliteLink(connection, new SqliteTrouble(NullLogger.Instance)));
    }, cancellationToken);

    public override Task<T> WriteAlone<T>(Func<Link, Task<T>> command, CancellationToken cancellationToken = default) =>
        whole.WriteAlone(command, cancellationToken);

    public override Task Purge(IReadOnlyList<string> tables) => whole.Purge(tables);

    public override ValueTask DisposeAsync() => whole.DisposeAsync();
}
