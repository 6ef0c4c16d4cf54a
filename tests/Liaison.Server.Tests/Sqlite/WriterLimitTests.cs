using Liaison.Domain;
using Liaison.Server.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>What waits for the writer, what it no longer takes, and what readers see meanwhile.</summary>
public sealed class WriterLimitTests
{
    [Fact]
    public async Task A_full_queue_refuses_at_once_and_works_off_what_it_took()
    {
        await using var file = await HeldWriter.New();
        var held = file.Hold();
        var taken = Enumerable.Range(0, WriteQueue.MaxWaiting).Select(number => file.Say($"{number}")).ToList();
        await IsRefused(file.Say("too many"), DataRules.Busy);
        file.Release();
        await Task.WhenAll([held, .. taken]);
        Assert.Equal(WriteQueue.MaxWaiting, (await file.Words()).Count);
    }

    [Fact]
    public async Task A_write_whose_sender_went_away_before_its_turn_is_not_done()
    {
        await using var file = await HeldWriter.New();
        using var gone = new CancellationTokenSource();
        var held = file.Hold();
        var cancelled = file.Database.Write(Reach.None, link => link.Execute("INSERT INTO word (text) VALUES ('gone')"), gone.Token);
        await gone.CancelAsync();
        var after = file.Say("after");
        file.Release();
        await Task.WhenAll(held, after);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal(["after"], await file.Words());
    }

    [Fact]
    public async Task Closing_works_off_what_waits_and_takes_no_more()
    {
        await using var file = await HeldWriter.New();
        var held = file.Hold();
        var waiting = Enumerable.Range(0, 300).Select(number => file.Say($"{number}")).ToList();
        var closing = Task.Run(async () => await file.Database.DisposeAsync());
        file.Release();
        await closing;
        await Task.WhenAll([held, .. waiting]);
        await IsRefused(file.Say("late"), DataRules.Unavailable);
        await using var again = new SqliteDatabase(new StorageOptions { Path = file.Database.Path }, NullLogger<SqliteDatabase>.Instance);
        Assert.Equal(300, await again.Read(Reach.None, link => link.Find<long>("SELECT count(*) FROM word")));
    }

    [Fact]
    public async Task A_snapshot_sees_one_moment()
    {
        await using var file = await HeldWriter.New();
        await file.Say("first");
        await using var snapshot = await file.Database.OpenSnapshot(Reach.None);
        Assert.Equal(1, await snapshot.Find<long>("SELECT count(*) FROM word"));
        await file.Say("second");
        Assert.Equal(1, await snapshot.Find<long>("SELECT count(*) FROM word"));
        Assert.Equal(2, (await file.Words()).Count);
    }

    [Fact]
    public async Task A_snapshot_writes_nothing()
    {
        await using var file = await HeldWriter.New();
        await using var snapshot = await file.Database.OpenSnapshot(Reach.None);
        await IsRefused(snapshot.Execute("INSERT INTO word (text) VALUES ('no')"), DataRules.Unavailable);
        Assert.Empty(await file.Words());
    }

    private static async Task IsRefused(Task write, Refusal refusal) =>
        Assert.Equal(refusal, (await Assert.ThrowsAsync<RefusedException>(() => write)).Refusal);
}
