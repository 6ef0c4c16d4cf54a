using Dapper;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>The file beside the database that takes the entries of looks until they are sealed.</summary>
public sealed class LookFileTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private string File => SqliteDatabase.LooksOf(app.Database.Place);

    private LookIntake Intake => app.Services.GetRequiredService<LookIntake>();

    [Fact]
    public async Task A_look_is_in_the_file_when_it_is_answered_and_only_in_the_journal_once_it_is_sealed()
    {
        var made = await Look();
        Assert.Contains(LookBatch.In(File), look => look.Entry.Payload.Contains($"{made}", StringComparison.Ordinal));
        Assert.Empty(await Journalled(made));
        await app.Seal();
        await app.Seal();
        Assert.Empty(LookBatch.In(File));
        Assert.Single(await Journalled(made));
    }

    [Fact]
    public void A_file_that_a_full_disk_has_left_empty_holds_nothing_and_stops_no_backup()
    {
        var empty = Path.Combine(app.Storage.Folder, "empty-looks");
        System.IO.File.Create(empty).Dispose();
        Assert.Empty(LookBatch.In(empty));
    }

    [Fact]
    public async Task A_look_that_was_sealed_and_is_found_again_is_not_entered_twice()
    {
        var made = await Look();
        var copy = File + "-copy";
        await using (var file = Open(File))
            await file.ExecuteAsync("VACUUM INTO @copy", new { copy });
        await app.Seal();
        // As after a stop between the commit of the journal and the deletion in the file: a checkpoint knows up to where they were taken.
        await using (var file = Open(File))
            await file.ExecuteAsync("ATTACH @copy AS copy; INSERT OR IGNORE INTO look_batch SELECT * FROM copy.look_batch", new { copy });
        Assert.NotEmpty(LookBatch.In(File));
        await app.Seal();
        Assert.Single(await Journalled(made));
    }

    [Fact]
    public async Task Numbers_go_on_where_the_journal_stands_when_the_file_is_gone()
    {
        await using var own = new LiaisonApp();
        await ((IAsyncLifetime)own).InitializeAsync();
        var association = await own.NewAssociation();
        (await association.Get($"/cases/{await own.CompleteCase(association)}")).Is(200);
        await own.Seal();
        var stands = await own.Database.Read(Reach.None, CheckpointTable.LastLook);
        Assert.True(stands > 0);
        var file = SqliteDatabase.LooksOf(own.Database.Place);
        await using (var there = Open(file))
            await there.ExecuteAsync("DELETE FROM look_batch");
        await using var later = new LookFile((SqliteDatabase)own.Database);
        await later.Add(JournalEntry.OfOperator("look", LiaisonApp.Somme, own.Clock.GetUtcNow()));
        Assert.True(Assert.Single(LookBatch.In(file)).Id > stands);
    }

    [Fact]
    public async Task Looks_that_wait_count_as_waiting_to_be_sealed()
    {
        await app.Seal();
        await Look();
        var waiting = await JournalBacklog.Read(app.Database, Intake);
        Assert.True(waiting.Entries > 0 && waiting.OldestAt is not null);
        await app.Seal();
        Assert.Equal(0, (await JournalBacklog.Read(app.Database, Intake)).Entries);
    }

    [Fact]
    public async Task What_waits_is_entered_in_parts_each_look_once_and_in_order()
    {
        await using var own = new LiaisonApp();
        await ((IAsyncLifetime)own).InitializeAsync();
        await own.Seal();
        await using var intake = new LookFile((SqliteDatabase)own.Database);
        // All at once, so that batches hold several; the first count of them comes meanwhile.
        var adding = Enumerable.Range(0, 200).Select(number => intake.Add(JournalEntry.OfOperator($"look{number}", LiaisonApp.Somme, own.Clock.GetUtcNow()))).ToList();
        await intake.Waiting(0);
        await Task.WhenAll(adding);
        var waiting = LookBatch.In(SqliteDatabase.LooksOf(own.Database.Place));
        Assert.Equal(200, waiting.Count);
        var after = waiting[0].Id - 1;
        var lastEntry = await own.Database.Read(Reach.None, link => link.Find<long>("SELECT COALESCE(max(id), 0) FROM journal_entry"));
        long before;
        var parts = 0;
        do
        {
            before = after;
            (after, var taken) = await own.Database.WriteAlone(link => intake.EnterInto(link, before, lastEntry, most: 3));
            lastEntry = taken is [.., var last] ? last.Id : lastEntry;
            parts++;
        }
        while (after > before);
        var entered = await own.Database.Read(Reach.None, link => link.List<string>(
            "SELECT payload FROM journal_entry WHERE payload LIKE '%\"action\":\"look%' ORDER BY id"));
        Assert.Equal(waiting.Select(look => look.Entry.Payload), entered);
        Assert.True(parts > 1);
    }

    private async Task<Guid> Look()
    {
        var association = await app.NewAssociation();
        var made = await app.CompleteCase(association);
        await app.Seal();
        (await (await app.Staff(Role.OfficeAgent)).Get($"/cases/{made}")).Is(200);
        return made;
    }

    private static SqliteConnection Open(string path) => new($"Data Source={path};Pooling=False");

    private Task<IReadOnlyList<string>> Journalled(Guid caseId) => app.Database.Read(Reach.None, link => link.List<string>("""
        SELECT payload FROM journal_entry WHERE payload LIKE '%"readCase"%' AND payload LIKE @named
        """, new { named = $"%{caseId}%" }));
}
