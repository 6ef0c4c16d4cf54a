using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>A SQLite file of this service, and how a connection to it is opened.</summary>
/// <param name="path">Absolute path.</param>
/// <param name="synchronous">FULL syncs the log at each commit; anything weaker is there to show in a drill that it loses.</param>
internal sealed class SqliteFile(string path, string synchronous)
{
    // How long a lock of another process, such as a command of the operator, is waited for.
    private const int LockSeconds = 5;

    // secure_delete overwrites what is deleted; what is put aside meanwhile (pages to take back, rows to sort) stays in memory, where it would
    // otherwise lie in the machine's folder for temporary files.
    private static readonly string Pragmas = FormattableString.Invariant(
        $"PRAGMA busy_timeout = {LockSeconds * 1000}; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;");

    // A connection is used by one thread at a time, so SQLite needs no locks of its own; counting its memory would lock at each allocation.
    static SqliteFile()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public string Path => path;

    /// <summary>How a connection of one's own, such as a migration's, is opened; unpooled.</summary>
    public string ConnectionString { get; } =
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = LockSeconds }.ToString();

    /// <summary>Makes the file where there is none, open to its owner alone; what SQLite puts beside it takes the same mode.</summary>
    public void Create()
    {
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var made = new FileStream(path, options);
    }

    /// <summary>A connection that changes nothing. No mmap_size: each commit would make every reader unmap and fault its pages in anew.</summary>
    public KeptConnection OpenToRead() => Open("PRAGMA query_only = ON;");

    /// <summary>A connection whose commits are on disk. Its log is copied into the file at 16 MB: most pages stand in it several times by then, and are
    /// copied once.</summary>
    public KeptConnection OpenToWrite() => Open($"PRAGMA synchronous = {synchronous}; PRAGMA wal_autocheckpoint = 4000;");

    private KeptConnection Open(string pragmas)
    {
        Create();
        var connection = new KeptConnection(ConnectionString);
        connection.Open();
        // Else a statement whose plan an argument might change (one beside a partial index, or "@T IS NULL OR") would be planned anew at each call.
        _ = SQLitePCL.raw.sqlite3_db_config(connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        connection.Set(Pragmas);
        connection.Set(pragmas);
        return connection;
    }
}
