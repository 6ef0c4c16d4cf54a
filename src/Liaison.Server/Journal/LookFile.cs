using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>Looks beside a SQLite file: a second file takes them, a row for each commit, so that a look changes nothing under those who read.
/// The sealer moves them into the journal about each second.</summary>
public sealed class LookFile : LookIntake
{
    private const string InsertSql = "INSERT INTO look_batch (id, first_at, entry_count, entries) VALUES (@Id, @FirstAt, @EntryCount, @Entries)";

    private readonly SqliteDatabase database;
    private readonly BatchQueue<Pending> queue;
    private readonly SemaphoreSlim turn = new(1);
    private KeptConnection? writer;
    private KeptConnection? reader;
    private long lastId;
    private long inJournal;
    private long forgotten;

    public LookFile(SqliteDatabase database)
    {
        this.database = database;
        queue = new BatchQueue<Pending>("Look writer", WriteAndAnswer).Start();
    }

    /// <summary>A look that waits to be on disk; without an entry it only lets go of what is in the journal.</summary>
    private sealed record Pending(JournalEntry? Entry)
    {
        public TaskCompletionSource Outcome { get; } = new();
    }

    private sealed record Row
    {
        public required long Id { get; init; }
        public required byte[] Entries { get; init; }
    }

    // The batches that begin before so many entries: after a time without a sealer there may be more than memory holds.
    private const string NextSql = """
        SELECT batch.id, batch.entries
        FROM (SELECT id, sum(entry_count) OVER (ORDER BY id) - entry_count AS entries_before
              FROM (SELECT id, entry_count FROM look_batch WHERE id > @after ORDER BY id LIMIT @most)) AS waiting
        JOIN look_batch AS batch ON batch.id = waiting.id
        WHERE entries_before < @most ORDER BY batch.id
        """;

    public override async Task<(long LastLook, IReadOnlyList<LeafTable.Unsealed> Entries)> EnterInto(Link sealing, long after, long lastEntry, int most)
    {
        var rows = await Read(link => link.List<Row>(NextSql, new { after, most }));
        var entered = new List<LeafTable.Unsealed>();
        foreach (var look in rows.SelectMany(row => LookBatch.Read(row.Entries)))
        {
            await EntryTable.Insert(sealing, ++lastEntry, look);
            entered.Add(new() { Id = lastEntry, PrefectureCode = look.Prefecture, Payload = look.Payload, Salt = look.Salt });
        }
        return (rows is [.., var last] ? last.Id : after, entered);
    }

    public override Task Forget(long upTo)
    {
        if (upTo <= Interlocked.Read(ref inJournal))
            return Task.CompletedTask;
        Interlocked.Exchange(ref inJournal, upTo);
        return Queue(new Pending(Entry: null));
    }

    public override async Task<JournalBacklog> Waiting(long after) => (await Read(link => link.Find<JournalBacklog>("""
        SELECT COALESCE(sum(entry_count), 0) AS entries, min(first_at) AS oldest_at FROM look_batch WHERE id > @after
        """, new { after })))!;

    public override ValueTask DisposeAsync()
    {
        queue.Dispose();
        writer?.Dispose();
        reader?.Dispose();
        turn.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task Keep(JournalEntry look) => Queue(new Pending(look));

    // Its connection stays open: while one is, a commit that failed half-way is not found and played in again.
    private async Task<T> Read<T>(Func<Link, Task<T>> query)
    {
        await turn.WaitAsync();
        try
        {
            if (reader is null)
            {
                Made().Dispose();
                reader = database.Looks.OpenToRead();
            }
            return await query(database.LinkOn(reader));
        }
        finally
        {
            turn.Release();
        }
    }

    private Task Queue(Pending next)
    {
        queue.Add(next);
        return next.Outcome.Task;
    }

    private void WriteAndAnswer(List<Pending> batch)
    {
        try
        {
            Write([.. batch.Select(pending => pending.Entry).OfType<JournalEntry>()]);
            Answers.Give(batch, pending => pending.Outcome.SetResult());
        }
        catch (Exception failure)
        {
            // A connection that failed is not trusted again.
            writer?.Dispose();
            writer = null;
            database.Report(failure);
            Answers.Give(batch, pending => pending.Outcome.SetException(DataRules.Unavailable.Because()));
        }
    }

    private void Write(IReadOnlyList<JournalEntry> entries)
    {
        writer ??= Numbered(Made());
        writer.Run("BEGIN IMMEDIATE");
        if (Interlocked.Read(ref inJournal) is var upTo && upTo > forgotten)
        {
            writer.For("DELETE FROM look_batch WHERE id <= @upTo").Run(new { upTo });
            forgotten = upTo;
        }
        if (entries.Count > 0)
            writer.For(InsertSql).Run(new { Id = ++lastId, FirstAt = entries[0].At, EntryCount = entries.Count, Entries = LookBatch.Write(entries) });
        writer.Run("COMMIT");
    }

    private KeptConnection Made()
    {
        var opened = database.Looks.OpenToWrite();
        opened.Run("PRAGMA journal_mode = WAL");
        opened.Run("""
            CREATE TABLE IF NOT EXISTS look_batch (id INTEGER PRIMARY KEY, first_at TEXT NOT NULL, entry_count INTEGER NOT NULL, entries BLOB NOT NULL) STRICT
            """);
        return opened;
    }

    // Numbers go on after those in the file and after those that the journal holds already; the writer's thread alone gives them.
    private KeptConnection Numbered(KeptConnection opened)
    {
        var inFile = opened.For("SELECT COALESCE(max(id), 0) FROM look_batch").Row<long>(null);
        var taken = database.Read(Reach.None, CheckpointTable.LastLook).GetAwaiter().GetResult();
        lastId = Math.Max(lastId, Math.Max(inFile, taken));
        return opened;
    }
}
