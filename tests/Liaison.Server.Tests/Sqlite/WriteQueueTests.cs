using Liaison.Domain;
using Liaison.Server.Data;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>The one writer of the file: a batch shares its commit and nothing else.</summary>
public sealed class WriteQueueTests
{
    [Fact]
    public async Task A_write_that_fails_leaves_no_trace_and_hurts_no_neighbour()
    {
        await using var file = await HeldWriter.New();
        var held = file.Hold();
        var before = file.Say("before");
        var failing = file.Write(async link =>
        {
            await link.Execute("INSERT INTO word (text) VALUES ('half')");
            throw new FormatException();
        });
        var after = file.Say("after");
        file.Release();
        await Task.WhenAll(held, before, after);
        await Assert.ThrowsAsync<FormatException>(() => failing);
        Assert.Equal(["after", "before"], await file.Words());
    }

    [Fact]
    public async Task A_unique_index_refuses_one_write_of_a_batch()
    {
        await using var file = await HeldWriter.New();
        var taken = new Refusal("word.taken", "Ce mot est pris.", "This word is taken.");
        var held = file.Hold();
        var first = file.Say("same");
        var second = file.Write(link => link.Execute("INSERT INTO word (text) VALUES ('same')", unique: taken));
        file.Release();
        await Task.WhenAll(held, first);
        Assert.Equal(taken, (await Assert.ThrowsAsync<RefusedException>(() => second)).Refusal);
        Assert.Equal(["same"], await file.Words());
    }

    [Fact]
    public async Task A_full_disk_that_ends_the_transaction_inside_a_savepoint_fails_the_batch_whole_and_the_next_one_goes_on()
    {
        await using var file = await HeldWriter.New();
        var held = file.Hold();
        var before = file.Say("before");
        // One row needs no statement journal, so SQLite rolls back the whole transaction by itself.
        var filling = file.Write(async link =>
        {
            await link.Execute("PRAGMA max_page_count = 10");
            return await link.Execute("INSERT INTO word (text) VALUES (hex(zeroblob(100000)))");
        });
        var after = file.Say("after");
        file.Release();
        await held;
        foreach (var write in (Task[])[before, filling, after])
            await IsRefused(write, DataRules.Unavailable);
        Assert.Empty(await file.Words());
        await file.Say("later");
        Assert.Equal(["later"], await file.Words());
    }

    [Fact]
    public async Task A_full_disk_that_ends_one_statement_alone_fails_its_write_alone()
    {
        await using var file = await HeldWriter.New();
        var held = file.Hold();
        var filling = file.Write(async link =>
        {
            await link.Execute("PRAGMA max_page_count = 10");
            return await link.Execute("INSERT INTO word (text) SELECT hex(zeroblob(50000)) || value FROM json_each('[1,2]')");
        });
        var after = file.Say("after");
        file.Release();
        await IsRefused(filling, DataRules.Unavailable);
        await Task.WhenAll(held, after);
        Assert.Equal(["after"], await file.Words());
    }

    [Fact]
    public async Task A_commit_that_fails_fails_its_batch_and_the_next_one_goes_on()
    {
        await using var file = await HeldWriter.New();
        var held = file.Hold();
        var before = file.Say("before");
        var orphan = file.Write(link => link.Execute("INSERT INTO child (word_id) VALUES (99)"));
        file.Release();
        await held;
        foreach (var write in (Task[])[before, orphan])
            await IsRefused(write, DataRules.Unavailable);
        await file.Say("later");
        Assert.Equal(["later"], await file.Words());
    }

    private static async Task IsRefused(Task write, Refusal refusal) =>
        Assert.Equal(refusal, (await Assert.ThrowsAsync<RefusedException>(() => write)).Refusal);
}
