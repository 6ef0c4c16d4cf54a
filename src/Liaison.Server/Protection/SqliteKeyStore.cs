using System.Collections.Concurrent;
using Liaison.Server.Data;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Protection;

/// <summary>The key store as a SQLite file in the key folder. What waits to be written is committed together.</summary>
public sealed class SqliteKeyStore : KeyStore
{
    private const string Table = """
        CREATE TABLE IF NOT EXISTS wrapped_key (
            id TEXT PRIMARY KEY, prefecture TEXT NOT NULL, root TEXT, wrapped BLOB, made_at TEXT NOT NULL, destroyed_at TEXT,
            CHECK ((root IS NULL) = (wrapped IS NULL)), CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID
        """;
    private const string Columns = "SELECT id, prefecture, root, wrapped, made_at, destroyed_at FROM wrapped_key";

    private readonly SqliteFile file;
    private readonly SqliteTrouble trouble;
    private readonly ConcurrentBag<KeptConnection> readers = [];
    private readonly BatchQueue<Pending> queue;
    private KeptConnection? writer;

    public SqliteKeyStore(string path, ILogger<SqliteKeyStore> logger)
    {
        Mapping.Register();
        file = new SqliteFile(System.IO.Path.GetFullPath(path), "FULL");
        trouble = new SqliteTrouble(logger);
        Create();
        queue = new BatchQueue<Pending>("Key writer", WriteAndAnswer).Start();
    }

    private sealed record Pending(Action<KeptConnection> Write, bool Purges)
    {
        public TaskCompletionSource Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public override string Place => file.Path;

    public override void Create() => Made().Dispose();

    public override WrappedKey? Find(Guid id) => Read(reader => reader.For($"{Columns} WHERE id = @id").Row<WrappedKey>(new { id }));

    public override IReadOnlyList<WrappedKey> After(Guid id, int most) =>
        Read(reader => reader.For($"{Columns} WHERE id > @id ORDER BY id LIMIT @most").Rows<WrappedKey>(new { id, most }));

    public override Task Add(IReadOnlyList<WrappedKey> keys) => Queue(new(connection =>
    {
        foreach (var key in keys)
            connection.For("""
                INSERT INTO wrapped_key (id, prefecture, root, wrapped, made_at, destroyed_at) VALUES (@Id, @Prefecture, @Root, @Wrapped, @MadeAt, @DestroyedAt) ON CONFLICT DO NOTHING
                """).Run(key);
    }, Purges: false));

    public override Task Destroy(IReadOnlyList<Guid> ids, DateTimeOffset at) => Queue(new(connection =>
    {
        foreach (var id in ids)
            connection.For("UPDATE wrapped_key SET root = NULL, wrapped = NULL, destroyed_at = @at WHERE id = @id AND destroyed_at IS NULL").Run(new { id, at });
    }, Purges: true));

    public override Task Rewrap(IReadOnlyList<(WrappedKey Before, WrappedKey After)> keys) => Queue(new(connection =>
    {
        foreach (var (before, after) in keys)
            connection.For("UPDATE wrapped_key SET root = @Root, wrapped = @Wrapped WHERE id = @Id AND root = @Former")
                .Run(new { after.Root, after.Wrapped, after.Id, Former = before.Root });
    }, Purges: true));

    public override ValueTask DisposeAsync()
    {
        queue.Dispose();
        writer?.Dispose();
        while (readers.TryTake(out var reader))
            reader.Dispose();
        return ValueTask.CompletedTask;
    }

    private T Read<T>(Func<KeptConnection, T> query)
    {
        try
        {
            if (!readers.TryTake(out var reader))
                reader = file.OpenToRead();
            var answer = query(reader);
            readers.Add(reader);
            return answer;
        }
        catch (SqliteException error) when (SqliteTrouble.Is(error))
        {
            trouble.Report(error);
            throw DataRules.Unavailable.Because();
        }
    }

    private Task Queue(Pending pending)
    {
        queue.Add(pending);
        return pending.Outcome.Task;
    }

    private void WriteAndAnswer(List<Pending> batch)
    {
        try
        {
            writer ??= Made();
            writer.Run("BEGIN IMMEDIATE");
            batch.ForEach(pending => pending.Write(writer));
            writer.Run("COMMIT");
            // What was destroyed must not wait in the log until others have filled it.
            if (batch.Exists(pending => pending.Purges))
                writer.Set("PRAGMA wal_checkpoint(TRUNCATE)");
            Answers.Give(batch, pending => pending.Outcome.SetResult());
        }
        catch (Exception failure)
        {
            // A connection that failed is not trusted again.
            writer?.Dispose();
            writer = null;
            trouble.Report(failure);
            Answers.Give(batch, pending => pending.Outcome.SetException(DataRules.Unavailable.Because()));
        }
    }

    private KeptConnection Made()
    {
        var opened = file.OpenToWrite();
        opened.Run("PRAGMA journal_mode = WAL");
        opened.Run(Table);
        return opened;
    }
}
