using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>The embedded SQLite file: many readers, one writer, and commits that are on disk.</summary>
public sealed class SqliteDatabase : Database
{
    // secure_delete overwrites what is deleted. No mmap_size: each commit makes every reader unmap and fault its pages in anew.
    private const string Pragmas = "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

    // How long a lock of another process, such as a command of the operator, is waited for.
    private const int LockSeconds = 5;

    // A connection is used by one thread at a time, so SQLite needs no locks of its own; counting its memory would lock at each allocation.
    static SqliteDatabase()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private readonly ConcurrentBag<KeptConnection> readers = [];
    private readonly SqliteTrouble trouble;
    private readonly Lazy<WriteQueue> writer;
    private bool disposed;

    public SqliteDatabase(StorageOptions options, ILogger<SqliteDatabase> logger)
        : this(options, logger, "FULL")
    {
    }

    /// <param name="synchronous">FULL syncs the log at each commit; anything weaker is there to show in a drill that it loses.</param>
    internal SqliteDatabase(StorageOptions options, ILogger<SqliteDatabase> logger, string synchronous)
    {
        Path = System.IO.Path.GetFullPath(options.Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false, DefaultTimeout = LockSeconds }.ToString();
        trouble = new SqliteTrouble(logger);
        writer = new Lazy<WriteQueue>(() => new WriteQueue(() => Open($"PRAGMA synchronous = {synchronous};"), trouble).Start());
    }

    /// <summary>Absolute path of the file.</summary>
    public string Path { get; }

    public override string Place => Path;

    /// <summary>How a connection of its own, such as a migration's, is opened; unpooled.</summary>
    public string ConnectionString { get; }

    public override ValueTask<Link> OpenSnapshot(Reach reach)
    {
        try
        {
            var reader = readers.TryTake(out var free) ? free : Open("PRAGMA query_only = ON;");
            reader.Run("BEGIN");
            return ValueTask.FromResult<Link>(new SqliteLink(reader, trouble, Return));
        }
        catch (SqliteException error) when (SqliteTrouble.Is(error))
        {
            trouble.Report(error);
            throw DataRules.Unavailable.Because();
        }
    }

    public override Task<T> Write<T>(Reach reach, Func<Link, Task<T>> command, CancellationToken cancellationToken = default) =>
        writer.Value.Add(command, isOneStatement: false, cancellationToken);

    public override Task<T> WriteAlone<T>(Func<Link, Task<T>> command, CancellationToken cancellationToken = default) =>
        Write(Reach.None, command, cancellationToken);

    public override Task Append(Func<Link, Task<int>> statement) => writer.Value.Add(statement, isOneStatement: true, default);

    public override ValueTask DisposeAsync()
    {
        disposed = true;
        if (writer.IsValueCreated)
            writer.Value.Dispose();
        while (readers.TryTake(out var reader))
            reader.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Makes the file where there is none, open to its owner alone; what SQLite puts beside it takes the same mode.</summary>
    public void Create()
    {
        if (File.Exists(Path))
            return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var made = new FileStream(Path, options);
    }

    private KeptConnection Open(string pragmas)
    {
        Create();
        var connection = new KeptConnection(ConnectionString);
        connection.Open();
        connection.Run(Pragmas);
        connection.Run(pragmas);
        return connection;
    }

    private void Return(KeptConnection reader)
    {
        try
        {
            if (reader.IsInTransaction)
                reader.Run("COMMIT");
            if (!disposed)
            {
                readers.Add(reader);
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
