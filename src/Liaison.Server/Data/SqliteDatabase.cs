using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>The embedded SQLite file: many readers, one writer, and commits that are on disk.</summary>
public sealed class SqliteDatabase : Database
{
    private readonly ConcurrentBag<(KeptConnection Connection, int Plans)> readers = [];
    private readonly SqliteFile file;
    private readonly SqliteTrouble trouble;
    private readonly Lazy<WriteQueue> writer;
    private int plans;
    private bool disposed;

    public SqliteDatabase(StorageOptions options, ILogger<SqliteDatabase> logger)
        : this(options, logger, "FULL")
    {
    }

    /// <param name="synchronous">FULL syncs the log at each commit; anything weaker is there to show in a drill that it loses.</param>
    internal SqliteDatabase(StorageOptions options, ILogger<SqliteDatabase> logger, string synchronous)
    {
        file = new SqliteFile(System.IO.Path.GetFullPath(options.Path), synchronous);
        Looks = new SqliteFile(LooksOf(file.Path), synchronous);
        trouble = new SqliteTrouble(logger);
        writer = new Lazy<WriteQueue>(() => new WriteQueue(file.OpenToWrite, trouble, () => Interlocked.Increment(ref plans)).Start());
    }

    /// <summary>Absolute path of the file.</summary>
    public string Path => file.Path;

    public override string Place => file.Path;

    /// <summary>How a connection of its own, such as a migration's, is opened; unpooled.</summary>
    public string ConnectionString => file.ConnectionString;

    /// <summary>The file beside it that takes the entries of looks until they are sealed.</summary>
    internal SqliteFile Looks { get; }

    /// <summary>Where the looks of a database wait.</summary>
    internal static string LooksOf(string path) => path + "-looks";

    public override ValueTask<Link> OpenSnapshot(Reach reach) => ValueTask.FromResult<Link>(Open("BEGIN"));

    // A statement alone is a snapshot by itself.
    public override async Task<T?> Find<T>([ConstantExpected] string sql, object? arguments = null) where T : default
    {
        await using var reading = Open(null);
        return await reading.Find<T>(sql, arguments);
    }

    private SqliteLink Open(string? begin)
    {
        try
        {
            var (reader, planned) = TakeReader();
            if (begin is not null)
                reader.Run(begin);
            return new SqliteLink(reader, trouble, done => Return(done, planned));
        }
        catch (SqliteException error) when (SqliteTrouble.Is(error))
        {
            trouble.Report(error);
            throw DataRules.Unavailable.Because();
        }
    }

    // One that was opened before the present statistics would go on by its old plans.
    private (KeptConnection, int Plans) TakeReader()
    {
        var present = Volatile.Read(ref plans);
        while (readers.TryTake(out var free))
        {
            if (free.Plans == present)
                return free;
            free.Connection.Dispose();
        }
        return (file.OpenToRead(), present);
    }

    public override Task<T> Write<T>(Reach reach, Func<Link, Task<T>> command, CancellationToken cancellationToken = default) =>
        writer.Value.Add(command, cancellationToken);

    public override Task<T> WriteAlone<T>(Func<Link, Task<T>> command, CancellationToken cancellationToken = default) =>
        Write(Reach.None, command, cancellationToken);

    // secure_delete has overwritten it in the pages; the log of the pages before that is emptied here, once no reader needs it.
    public override Task Purge(IReadOnlyList<string> tables) => Task.Run(() =>
    {
        using var connection = file.OpenToWrite();
        connection.Set("PRAGMA wal_checkpoint(TRUNCATE)");
    });

    public override ValueTask DisposeAsync()
    {
        disposed = true;
        if (writer.IsValueCreated)
            writer.Value.Dispose();
        while (readers.TryTake(out var reader))
            reader.Connection.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes the file where there is none, open to its owner alone.</summary>
    public void Create() => file.Create();

    /// <summary>Statements on a connection of this service, of this file or of that of the looks.</summary>
    internal Link LinkOn(KeptConnection connection) => new SqliteLink(connection, trouble);

    /// <summary>Tells the operator what went wrong, without a word of what was written.</summary>
    internal void Report(Exception failure) => trouble.Report(failure);

    private void Return(KeptConnection reader, int planned)
    {
        try
        {
            if (reader.IsInTransaction)
                reader.Run("COMMIT");
            if (!disposed)
            {
                readers.Add((reader, planned));
                return;
            }
        }
        catch (SqliteException error)
        {
            trouble.Report(error);
        }
        reader.Dispose();
    }
}
