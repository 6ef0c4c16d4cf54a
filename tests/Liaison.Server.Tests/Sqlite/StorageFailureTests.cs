using Dapper;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>What callers are told when the file cannot be written: 503, soon again, and nothing half-written.</summary>
public sealed class StorageFailureTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static readonly object Household = new { persons = Array.Empty<object>(), situationSummary = new string('x', 600) };

    [Fact]
    public async Task A_full_disk_refuses_a_write_whole_and_keeps_what_was_acknowledged()
    {
        var association = await app.NewAssociation();
        await app.Database.Write(Reach.None, link => link.Find<long>("PRAGMA max_page_count = 1"));
        var acknowledged = 0;
        Answer answer;
        while ((answer = await association.Post("/cases", Household)).Status == 201)
            Assert.True(++acknowledged < 1000);
        // What meets the full disk first decides the code: a row of the act, or its entry.
        Assert.Contains(answer.Is(503).Code, (string[])["storage.unavailable", "journal.unavailable"]);
        Assert.Equal("1", answer.Headers.RetryAfter!.ToString());
        await app.Database.Write(Reach.None, link => link.Find<long>("PRAGMA max_page_count = 1073741823"));
        Assert.Equal(acknowledged, (await association.Get("/cases?limit=200")).Is(200).Data.Count);
        (await association.Post("/cases", Household)).Is(201);
    }

    [Fact]
    public async Task Without_a_journal_no_case_is_shown_and_nothing_is_written()
    {
        var association = await app.NewAssociation();
        var made = await app.CompleteCase(association);
        (await association.Get($"/cases/{made}")).Is(200);
        await app.Database.Write(Reach.None, link => link.Execute("ALTER TABLE journal_entry RENAME TO hidden"));
        await Looks("CREATE TRIGGER silent BEFORE INSERT ON look_batch BEGIN SELECT RAISE(ABORT, 'silent'); END");
        var refused = (await association.Get($"/cases/{made}")).IsRefused(503, "journal.unavailable");
        Assert.DoesNotContain(made.ToString(), refused.Text, StringComparison.Ordinal);
        (await association.Get("/cases")).IsRefused(503, "journal.unavailable");
        (await association.Post("/cases", Household)).IsRefused(503, "journal.unavailable");
        (await association.Get("/me")).Is(200);
        await app.Database.Write(Reach.None, link => link.Execute("ALTER TABLE hidden RENAME TO journal_entry"));
        await Looks("DROP TRIGGER silent");
        Assert.Single((await association.Get("/cases")).Is(200).Data);
    }

    [Fact]
    public async Task An_act_whose_answer_cannot_be_journalled_has_not_happened()
    {
        var association = await app.NewAssociation();
        var request = await app.MeetingRequest(association, await app.CompleteCase(association));
        var office = await app.Staff(Role.OfficeAgent);
        await app.Database.Write(Reach.None, link => link.Execute("""
            CREATE TRIGGER blind BEFORE INSERT ON journal_entry WHEN NEW.payload LIKE '%"readMeetingRequest"%' BEGIN SELECT RAISE(ABORT, 'blind'); END
            """));
        (await Ask()).IsRefused(503, "journal.unavailable");
        await app.Database.Write(Reach.None, link => link.Execute("DROP TRIGGER blind"));
        Assert.Equal("submitted", (await office.Get($"/meeting-requests/{request}")).Is(200).State);
        // The look is in the write of the act: no other place is needed.
        await Looks("CREATE TRIGGER silent BEFORE INSERT ON look_batch BEGIN SELECT RAISE(ABORT, 'silent'); END");
        (await Ask()).Is(200);
        await Looks("DROP TRIGGER silent");
        Assert.Equal("informationRequested", (await office.Get($"/meeting-requests/{request}")).Is(200).State);

        Task<Answer> Ask() => office.Post($"/meeting-requests/{request}/information-request", new { text = "Pièce ?", dueDay = app.DayIn(10) });
    }

    [Fact]
    public async Task The_file_and_what_lies_beside_it_are_open_to_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        await app.NewAssociation();
        var files = Directory.GetFiles(Path.GetDirectoryName(app.Database.Place)!, "liaison.db*");
        Assert.True(files.Length >= 3);
        foreach (var file in files)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task When_too_many_writes_wait_the_next_one_is_told_to_come_back()
    {
        var association = await app.NewAssociation();
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var held = app.Database.Write(Reach.None, link =>
        {
            begun.Set();
            gate.Wait();
            return Task.FromResult(0);
        });
        begun.Wait();
        var waiting = Enumerable.Range(0, WriteQueue.MaxWaiting).Select(_ => app.Database.Write(Reach.None, link => Task.FromResult(0))).ToList();
        var answer = await association.Post("/cases", Household);
        gate.Set();
        Assert.Equal("1", answer.IsRefused(503, "storage.busy").Headers.RetryAfter!.ToString());
        await Task.WhenAll([held, .. waiting]);
        (await association.Post("/cases", Household)).Is(201);
    }

    // What goes wrong with the file that takes the entries of looks.
    private async Task Looks(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={SqliteDatabase.LooksOf(app.Database.Place)};Pooling=False");
        await connection.ExecuteAsync(sql);
    }
}
