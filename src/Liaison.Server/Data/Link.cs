using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Liaison.Domain;

namespace Liaison.Server.Data;

/// <summary>One open snapshot or transaction, and the one door to SQL: constant statements alone. Where the storage itself fails, every
/// statement is refused with <c>storage.unavailable</c>.</summary>
public abstract class Link : IAsyncDisposable
{
    /// <summary>All rows of a statement.</summary>
    public async Task<IReadOnlyList<T>> List<T>([ConstantExpected] string sql, object? arguments = null)
    {
        try
        {
            return await Rows<T>(sql, arguments);
        }
        catch (DbException error) when (IsTrouble(error))
        {
            throw Unavailable(error);
        }
    }

    /// <summary>The one row of a statement, or null.</summary>
    public async Task<T?> Find<T>([ConstantExpected] string sql, object? arguments = null)
    {
        try
        {
            return await Row<T>(sql, arguments);
        }
        catch (DbException error) when (IsTrouble(error))
        {
            throw Unavailable(error);
        }
    }

    /// <summary>Runs a statement that writes, and says how many rows it changed.</summary>
    /// <param name="unique">What to refuse with when a unique index speaks against it.</param>
    public async Task<int> Execute([ConstantExpected] string sql, object? arguments = null, Refusal? unique = null)
    {
        try
        {
            return await Run(sql, arguments);
        }
        catch (DbException violation) when (unique is not null && IsUniqueViolation(violation))
        {
            throw unique.Because();
        }
        catch (DbException error) when (IsTrouble(error))
        {
            throw Unavailable(error);
        }
    }

    /// <summary>Ends the snapshot.</summary>
    public abstract ValueTask DisposeAsync();

    protected abstract Task<IReadOnlyList<T>> Rows<T>(string sql, object? arguments);

    protected abstract Task<T?> Row<T>(string sql, object? arguments);

    protected abstract Task<int> Run(string sql, object? arguments);

    protected abstract bool IsUniqueViolation(DbException error);

    /// <summary>Whether an error speaks of the storage rather than of what was asked.</summary>
    protected abstract bool IsTrouble(DbException error);

    /// <summary>Tells the operator, by codes alone.</summary>
    protected abstract void Report(DbException error);

    private RefusedException Unavailable(DbException error)
    {
        Report(error);
        return DataRules.Unavailable.Because();
    }
}
