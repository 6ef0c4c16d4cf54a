using System.Diagnostics.CodeAnalysis;

namespace Liaison.Server.Data;

/// <summary>The database of this instance: snapshots to read from, and writes that are on disk when they are answered.</summary>
public abstract class Database : IAsyncDisposable
{
    protected Database() => Mapping.Register();

    /// <summary>Where the data is, without secrets, for people to read.</summary>
    public abstract string Place { get; }

    /// <summary>Opens a snapshot: every statement on it sees the same moment.</summary>
    /// <exception cref="Domain.RefusedException"><c>storage.unavailable</c></exception>
    public abstract ValueTask<Link> OpenSnapshot(Reach reach);

    /// <summary>Runs one command; everything it wrote is on disk when this returns, or nothing is. The commands of one prefecture run
    /// one after the other. A command does no other input or output.</summary>
    /// <exception cref="Domain.RefusedException"><c>storage.unavailable</c>, <c>storage.busy</c></exception>
    public abstract Task<T> Write<T>(Reach reach, Func<Link, Task<T>> command, CancellationToken cancellationToken = default);

    /// <summary>Runs one write while no other is under way on any node.</summary>
    /// <exception cref="Domain.RefusedException"><c>storage.unavailable</c>, <c>storage.busy</c></exception>
    public abstract Task<T> WriteAlone<T>(Func<Link, Task<T>> command, CancellationToken cancellationToken = default);

    /// <summary>The one row of a statement that reaches no case and needs no other beside it, or null.</summary>
    /// <exception cref="Domain.RefusedException"><c>storage.unavailable</c></exception>
    public abstract Task<T?> Find<T>([ConstantExpected] string sql, object? arguments = null);

    /// <summary>Has the engine overwrite or give back what rows of some tables held before they were blanked, as far as it can at once.</summary>
    public abstract Task Purge(IReadOnlyList<string> tables);

    /// <summary>Runs a query on a snapshot of its own.</summary>
    public async Task<T> Read<T>(Reach reach, Func<Link, Task<T>> query)
    {
        await using var snapshot = await OpenSnapshot(reach);
        return await query(snapshot);
    }

    public abstract ValueTask DisposeAsync();
}
