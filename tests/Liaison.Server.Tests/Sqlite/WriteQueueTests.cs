using Dapper;
using Liaison.Domain;
using Liaison.Server.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>The one writer of the file: a batch shares its commit and nothing else.</summary>
public sealed class WriteQueueTests : IAsyncLifetime, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liaison-queue-").FullName;
#pragma warning disable CA2213 // closed in DisposeAsync
    private readonly SqliteDatabase database;
#pragma warning restore CA2213
    private readonly ManualResetEventSlim gate = new();

    public WriteQueueTests() => database = new SqliteDatabase(new StorageOptions { Path = Path.Combine(folder, "queue.db") }, NullLogger<SqliteDatabase>.Instance);

    public async Task InitializeAsync()
    {
        await using (var connection = new SqliteConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
        }
        await database.Write(Reach.None, link => link.Execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT"));
        await database.Write(Reach.None, link => link.Execute(
            "CREATE TABLE child (word_id INTEGER NOT NULL REFERENCES word (id) DEFERRABLE INITIALLY DEFERRED) STRICT"));
    }

    public async Task DisposeAsync()
    {
        gate.Set();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => gate.Dispose();

    [Fact]
    public async Task A_write_that_fails_leaves_no_trace_and_hurts_no_neighbour()
    {
        var held = Hold();
        var before = Say("before");
        var failing = Write(async link =>
        {
            await link.Execute("INSERT INTO word (text) VALUES ('half')");
            throw new FormatException();
        });
        var after = Say("after");
        gate.Set();
        await Task.WhenAll(held, before, after);
        await Assert.ThrowsAsync<FormatException>(() => failing);
        Assert.Equal(["after", "before"], await Words());
    }

    [Fact]
    public async Task A_unique_index_refuses_one_write_of_a_batch()
    {
        var taken = new Refusal("word.taken", "Ce mot est pris.", "This word is taken.");
        var held = Hold();
        var first = Say("same");
        var second = Write(link => link.Execute("INSERT INTO word (text) VALUES ('same')", unique: taken));
        gate.Set();
        await Task.WhenAll(held, first);
        Assert.Equal(taken, (await Assert.ThrowsAsync<RefusedException>(() => second)).Refusal);
        Assert.Equal(["same"], await Words());
    }

    [Fact]
    public async Task A_full_disk_that_ends_the_transaction_inside_a_savepoint_fails_the_batch_whole_and_the_next_one_goes_on()
    {
        var held = Hold();
        var before = Say("before");
        // One row needs no statement journal, so SQLite rolls back the whole transaction by itself.
        var filling = Write(async link =>
        {
            await link.Execute("PRAGMA max_page_count = 10");
            return await link.Execute("INSERT INTO word (text) VALUES (hex(zeroblob(100000)))");
        });
        var after = Say("after");
        gate.Set();
        await held;
        foreach (var write in (Task[])[before, filling, after])
            await IsRefused(write, DataRules.Unavailable);
        Assert.Empty(await Words());
        await Say("later");
        Assert.Equal(["later"], await Words());
    }

    [Fact]
    public async Task A_full_disk_that_ends_one_statement_alone_fails_its_write_alone()
    {
        var held = Hold();
        var filling = Write(async link =>
        {
            await link.Execute("PRAGMA max_page_count = 10");
            return await link.Execute("INSERT INTO word (text) SELECT hex(zeroblob(50000)) || value FROM json_each('[1,2]')");
        });
        var after = Say("after");
        gate.Set();
        await IsRefused(filling, DataRules.Unavailable);
        await Task.WhenAll(held, after);
        Assert.Equal(["after"], await Words());
    }

    [Fact]
    public async Task A_commit_that_fails_fails_its_batch_and_the_next_one_goes_on()
    {
        var held = Hold();
        var before = Say("before");
        var orphan = Write(link => link.Execute("INSERT INTO child (word_id) VALUES (99)"));
        gate.Set();
        await held;
        foreach (var write in (Task[])[before, orphan])
            await IsRefused(write, DataRules.Unavailable);
        await Say("later");
        Assert.Equal(["later"], await Words());
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_works_off_what_it_took()
    {
        var held = Hold();
        var taken = Enumerable.Range(0, WriteQueue.MaxWaiting).Select(number => Say($"{number}")).ToList();
        await IsRefused(Say("too many"), DataRules.Busy);
        gate.Set();
        await Task.WhenAll([held, .. taken]);
        Assert.Equal(WriteQueue.MaxWaiting, (await Words()).Count);
    }

    [Fact]
    public async Task A_write_whose_sender_went_away_before_its_turn_is_not_done()
    {
        using var gone = new CancellationTokenSource();
        var held = Hold();
        var cancelled = database.Write(Reach.None, link => link.Execute("INSERT INTO word (text) VALUES ('gone')"), gone.Token);
        await gone.CancelAsync();
        var after = Say("after");
        gate.Set();
        await Task.WhenAll(held, after);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(["after"], await Words());
    }

    [Fact]
    public async Task Closing_works_off_what_waits_and_takes_no_more()
    {
        var held = Hold();
        var waiting = Enumerable.Range(0, 300).Select(number => Say($"{number}")).ToList();
        var closing = Task.Run(async () => await database.DisposeAsync());
        gate.Set();
        await closing;
        await Task.WhenAll([held, .. waiting]);
        await IsRefused(Say("late"), DataRules.Unavailable);
        await using var again = new SqliteDatabase(new StorageOptions { Path = database.Path }, NullLogger<SqliteDatabase>.Instance);
        Assert.Equal(300, await again.Read(Reach.None, link => link.Find<long>("SELECT count(*) FROM word")));
    }

    [Fact]
    public async Task A_snapshot_sees_one_moment()
    {
        await Say("first");
        await using var snapshot = await database.OpenSnapshot(Reach.None);
        Assert.Equal(1, await snapshot.Find<long>("SELECT count(*) FROM word"));
        await Say("second");
        Assert.Equal(1, await snapshot.Find<long>("SELECT count(*) FROM word"));
        Assert.Equal(2, (await Words()).Count);
    }

    [Fact]
    public async Task A_snapshot_writes_nothing()
    {
        await using var snapshot = await database.OpenSnapshot(Reach.None);
        await IsRefused(snapshot.Execute("INSERT INTO word (text) VALUES ('no')"), DataRules.Unavailable);
        Assert.Empty(await Words());
    }

    // Keeps the writer busy until the gate opens, so that what is sent meanwhile makes one batch.
    private Task<int> Hold()
    {
        using var begun = new ManualResetEventSlim();
        var held = Write(link =>
        {
            begun.Set();
            gate.Wait();
            return Task.FromResult(0);
        });
        begun.Wait();
        return held;
    }

    private Task<int> Say(string text) => Write(link => link.Execute("INSERT INTO word (text) VALUES (@text)", new { text }));

    private Task<int> Write(Func<Link, Task<int>> command) => database.Write(Reach.None, command);

    private Task<IReadOnlyList<string>> Words() => database.Read(Reach.None, link => link.List<string>("SELECT text FROM word ORDER BY text"));

    private static async Task IsRefused(Task write, Refusal refusal) =>
        Assert.Equal(refusal, (await Assert.ThrowsAsync<RefusedException>(() => write)).Refusal);
}
