using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Floors;

/// <summary>Connections that are kept with their prepared statements: one for each request under way, and one to write.</summary>
public sealed class FloorConnections(string path) : IDisposable
{
    private const string Reading = "PRAGMA query_only = ON; PRAGMA mmap_size = 2147483648;";
    private const string Writing = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000;";

    private readonly ConcurrentBag<FloorConnection> readers = [];
    private readonly Lazy<FloorConnection> writer = new(() => new FloorConnection(path, Writing));
    private readonly Lock turn = new();

    public T Read<T>(Func<FloorConnection, T> read)
    {
        if (!readers.TryTake(out var reader))
            reader = Reader();
        var result = read(reader);
        readers.Add(reader);
        return result;
    }

    /// <summary>One transaction for one request: it is on disk when this returns.</summary>
    public T Write<T>(Func<FloorConnection, T> write)
    {
        lock (turn)
        {
            writer.Value.Run("BEGIN IMMEDIATE");
            var result = write(writer.Value);
            writer.Value.Run("COMMIT");
            return result;
        }
    }

    private FloorConnection Reader()
    {
        var reader = new FloorConnection(path, Reading);
        if (File.Exists(SearchFloor.IndexOf(path)))
            reader.Run("ATTACH $0 AS plain", SearchFloor.IndexOf(path));
        return reader;
    }

    public void Dispose()
    {
        foreach (var reader in readers)
            reader.Dispose();
        if (writer.IsValueCreated)
            writer.Value.Dispose();
    }
}

/// <summary>One connection whose statements stay prepared.</summary>
public sealed class FloorConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    public FloorConnection(string path, [ConstantExpected] string pragmas)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Run(pragmas);
    }

    /// <summary>The rows of a statement whose parameters are called <c>$0</c>, <c>$1</c> …</summary>
    public List<T> Rows<T>([ConstantExpected] string sql, Func<SqliteDataReader, T> read, params object[] values)
    {
        var rows = new List<T>();
        using var reader = Command(sql, values).ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public void Run([ConstantExpected] string sql, params object[] values) => Command(sql, values).ExecuteNonQuery();

    public void Dispose() => connection.Dispose();

    private SqliteCommand Command(string sql, object[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
#pragma warning disable CA2100 // the two doors above take constants alone
            prepared[sql] = command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
            for (var index = 0; index < values.Length; index++)
                command.Parameters.AddWithValue("$" + index, values[index]);
        }
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];
        return command;
    }
}
