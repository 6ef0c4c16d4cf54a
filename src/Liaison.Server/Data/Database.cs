using Microsoft.Data.Sqlite;

namespace Liaison.Server.Data;

/// <summary>Where the service keeps its data.</summary>
public sealed class StorageOptions
{
    /// <summary>Path of the SQLite file; made when it is not there.</summary>
    public string Path { get; set; } = "data/liaison.db";
}

/// <summary>The embedded SQLite file: many readers, one writer, and a commit that is on disk.</summary>
public sealed class Database : IDisposable
{
    // secure_delete overwrites what is deleted; FULL syncs the log at each commit.
    private const string Pragmas = "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000;";

    private readonly SemaphoreSlim writer = new(1);

    public Database(StorageOptions options)
    {
        Path = System.IO.Path.GetFullPath(options.Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true }.ToString();
        Mapping.Register();
    }

    /// <summary>Absolute path of the file.</summary>
    public string Path { get; }

    public string ConnectionString { get; }

    /// <summary>A connection that only reads.</summary>
    public SqliteConnection OpenReader() => Open(Pragmas + "PRAGMA query_only = ON;");

    /// <summary>Runs one write alone; whoever comes meanwhile waits his turn.</summary>
    public async Task<T> Write<T>(Func<SqliteConnection, Task<T>> write, CancellationToken cancellationToken)
    {
        await writer.WaitAsync(cancellationToken);
        try
        {
            using var connection = Open(Pragmas + "PRAGMA query_only = OFF;");
            return await write(connection);
        }
        finally
        {
            writer.Release();
        }
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        writer.Dispose();
    }

    private SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // one of two constants above
        command.CommandText = pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return connection;
    }
}
