using System.Text;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Protection;
using Liaison.Server.Retention;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Cli;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Retention;

/// <summary>What destruction leaves: counts, references and a certificate, and nothing that can be read, wherever it was cut short.</summary>
public sealed class DestructionTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Figures = "/statistics/activity?from=2017-01-01&to=2023-12-31";

    private static readonly string[] Envelopes =
    [
        "SELECT person.sealed, case_id, prefecture_code FROM person JOIN case_record ON case_record.id = case_id WHERE case_id = '{0}'",
        "SELECT sealed, id, prefecture_code FROM case_record WHERE id = '{0}'",
        "SELECT sealed, case_id, prefecture_code FROM agenda_item WHERE case_id = '{0}'",
        "SELECT sealed, case_id, prefecture_code FROM receipt WHERE case_id = '{0}'",
        "SELECT mandate.sealed, case_id, prefecture_code FROM mandate JOIN case_record ON case_record.id = case_id WHERE case_id = '{0}'",
        "SELECT sealed, case_id, prefecture_code FROM referral WHERE case_id = '{0}'",
        "SELECT document.sealed, case_id, prefecture_code FROM case_document document JOIN case_record ON case_record.id = case_id WHERE case_id = '{0}'",
        "SELECT sealed_content, case_id, prefecture_code FROM case_document JOIN case_record ON case_record.id = case_id WHERE case_id = '{0}'",
        "SELECT token, case_id, prefecture_code FROM case_token JOIN case_record ON case_record.id = case_id WHERE case_id = '{0}'",
        "SELECT sealed_label, case_id, prefecture_code FROM referral WHERE case_id = '{0}'",
    ];

    [Fact]
    public async Task A_destroyed_case_is_gone_and_the_figures_stay()
    {
        var association = await app.NewAssociation();
        var (id, reference, meeting) = await app.SettledCase(association);
        (await association.Attaches(id, $"%PDF-1.7 {RetentionScenarios.Word("content")}", RetentionScenarios.Word("title"))).Is(201);
        var neighbour = await app.CompleteCase(association);
        var before = await FiguresOf(association);
        var since = (await association.Get("/cases?modifiedSince=1970-01-01T00:00:00Z")).Is(200).Json.Text("asOf");
        var envelopes = await Sealed(id);
        Assert.True(envelopes.Count >= 12, $"{envelopes.Count} envelopes");
        Assert.True(app.Database is not SqliteDatabase || await StillThere(envelopes) > 0, "The bytes are not looked for where they are.");
        app.YearsPass();

        var list = await app.ApprovedRequest(reference);
        (await (await app.Staff(Role.OfficeHead)).Get($"/destruction-lists/{list}/certificate")).IsRefused(404, "not_found");
        (await (await app.Staff(Role.DataProtectionOfficer)).Post($"/destruction-lists/{list}/destruction")).IsRefused(403, "right.missing");
        var certificate = await app.Destroys(list);
        Assert.Equal($"1 1 1 {reference} AD80-2022-114", $"{certificate["cases"]} {certificate["persons"]} {certificate["items"]} "
            + $"{certificate["references"]![0]} {certificate["visa"]}");
        Assert.DoesNotContain("serin", certificate.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(TimeSpan.FromDays(30), DateTimeOffset.Parse(certificate.Json.Text("finalAt")!, null) - DateTimeOffset.Parse(certificate.Json.Text("destroyedAt")!, null));

        var gone = (await association.Get($"/cases/{id}")).IsRefused(410, "case.destroyed");
        Assert.Equal(certificate.Json.Text("number"), gone.Json.Text("certificate"));
        foreach (var part in (string[])["history", "decisions", "deadlines", "documents"])
            (await association.Get($"/cases/{id}/{part}")).IsRefused(410, "case.destroyed");
        (await association.Post($"/cases/{id}/persons", app.Adult())).IsRefused(410, "case.destroyed");
        (await (await app.NewAssociation()).Get($"/cases/{id}")).IsRefused(404, "not_found");
        Assert.Equal([neighbour], (await association.Get("/cases")).Is(200).Data.Ids());
        Assert.Contains((await association.Get($"/cases?modifiedSince={since}")).Is(200).Data,
            row => row!["id"]!.GetValue<Guid>() == id && row["deleted"]?.GetValue<bool>() == true);
        Assert.Equal(before, await FiguresOf(association));

        // What showed it still answers, without a word of it.
        var office = await app.Staff(Role.OfficeHead);
        foreach (var path in (string[])[meeting.Agenda(), meeting.Agenda("/deadlines"), "/agenda-items", "/commitments", "/referrals", "/audience-requests", "/meeting-requests"])
            Assert.DoesNotContain("serin", (await office.Get(path)).Is(200).Text, StringComparison.OrdinalIgnoreCase);
        var promised = (await office.Get($"/commitments?caseId={id}")).Is(200).Data.Single()!;
        Assert.Equal(("kept", true, null), (promised.Text("status"), promised["masked"]!.GetValue<bool>(), promised.Text("text")));
        (await association.Post($"/commitments/{promised["id"]}/contestation", new { reason = "Motif" })).IsRefused(410, "case.destroyed");
        Assert.Empty(await Sealed(id));
        (await association.Get($"/cases/{neighbour}")).Is(200);

        // Neither the words nor the bytes that sealed them, in the file and in its log; the log is emptied just behind the last step.
        Assert.DoesNotContain("serin", await Stolen(), StringComparison.OrdinalIgnoreCase);
        for (var tries = 0; tries < 100 && await StillThere(envelopes) > 0; tries++)
            await Task.Delay(100);
        Assert.Equal(0, await StillThere(envelopes));
        var safe = app.Services.GetRequiredService<Safe>();
        Assert.All(envelopes.Where(row => row.Field != "label"), row => Assert.Null(row.Field == "referral" ? null : safe.Open<object>(row.Prefecture, row.CaseId, row.Field, row.Envelope)));
    }

    [Fact]
    public async Task A_destruction_that_was_cut_short_is_taken_up_wherever_it_stopped()
    {
        var association = await app.NewAssociation();
        foreach (var stop in (string[])["before the register", "before the keys", "before the rows"])
        {
            var (id, reference, _) = await app.SettledCase(association);
            var list = await app.ApprovedRequest(reference);
            await app.Storage.Tamper($"UPDATE destruction_list SET status = 'Destroying', certificate = 'CE-{id}', hash = '0', begun_at = '2017-06-01T00:00:00.0000000Z' WHERE id = '{list}'");
            await app.Storage.Tamper($"UPDATE case_record SET certificate = 'CE-{id}' WHERE id = '{id}'");
            if (stop != "before the register")
                await app.Services.GetRequiredService<ErasureRegister>().Add([new Erasure(id, LiaisonApp.Somme, $"CE-{id}", app.Clock.GetUtcNow())]);
            if (stop == "before the rows")
                await app.Services.GetRequiredService<Safe>().Destroy([id]);
            Assert.NotEmpty(await Sealed(id));
            (await association.Get($"/cases/{id}")).IsRefused(410, "case.destroyed");
            await app.Services.GetRequiredService<Erasures>().Finish();
            Assert.Empty(await Sealed(id));
            Assert.NotNull(app.Services.GetRequiredService<KeyStore>().Find(id)!.DestroyedAt);
            Assert.Contains(app.Services.GetRequiredService<ErasureRegister>().Read(), erasure => erasure.Case == id);
            Assert.Equal("destroyed", (await (await app.Staff(Role.OfficeHead)).Get($"/destruction-lists/{list}")).Is(200).State);
            Assert.Equal(0, await app.Services.GetRequiredService<Erasures>().Finish());
        }
    }

    [Fact]
    public async Task Older_data_and_older_keys_do_not_bring_a_destroyed_case_back()
    {
        var association = await app.NewAssociation();
        var (id, reference, _) = await app.SettledCase(association);
        var old = await Sealed(id);
        var (code, copy, told) = await Commands.Run(app.Storage.Folder, app.Storage.Settings, "case-keys", "backup", Path.Combine(app.Storage.Folder, "older"));
        Assert.True(code == 0, told);
        await app.Destroys(await app.ApprovedRequest(reference));

        // The store of keys is lost and an older copy is brought back.
        await app.Storage.LoseKey(id);
        Assert.Equal(0, (await Commands.Run(app.Storage.Folder, app.Storage.Settings, "case-keys", "restore", copy)).Code);
        Assert.Null(app.Services.GetRequiredService<KeyStore>().Find(id)!.Wrapped);
        // Older data are brought back.
        var person = old.First(row => row.Field == "person");
        await app.Storage.Tamper($"UPDATE person SET sealed = {Literal(person.Envelope)} WHERE case_id = '{id}'");
        await app.Storage.Tamper($"UPDATE case_record SET certificate = NULL, destruction_list_id = NULL WHERE id = '{id}'");
        Assert.Equal(1, await app.Services.GetRequiredService<Erasures>().Replay());
        Assert.Empty(await Sealed(id));
        (await association.Get($"/cases/{id}")).IsRefused(410, "case.destroyed");
        Assert.Equal(0, await app.Services.GetRequiredService<Erasures>().Replay());
    }

    [Fact]
    public async Task The_preview_names_what_is_due_by_reference_alone()
    {
        var association = await app.NewAssociation();
        var (id, reference, _) = await app.SettledCase(association);
        (await (await app.Staff(Role.OfficeHead)).Post($"/cases/{id}/hold", new { reason = "Recours" })).Is(200);
        var (code, output, error) = await Commands.Run(app.Storage.Folder, app.Storage.Settings, "retention", "preview", "--at", "2035-01-01");
        Assert.True(code == 0, error);
        Assert.Matches($@"80 InactiveCases, 60 months, on 2035-01-01\n  Eligible: \d+[^\n]*\n  Held: \d+[^\n]*{reference}", output.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("serin", output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, (await Commands.Run(app.Storage.Folder, app.Storage.Settings, "retention", "preview", "--at", "01/01/2035")).Code);
    }

    [Fact]
    public async Task Every_sealed_column_hangs_on_a_case_in_the_one_table_or_is_the_prefectures_own()
    {
        // What is sealed there tells of no one case; labels are taken out of their list one by one.
        string[] ofThePrefecture = ["meeting.sealed", "meeting_request.sealed", "audience.sealed", "audience.sealed_speaker", "audience_request.sealed",
            "destruction_list.sealed",
            // Read by everybody: a statement names no case.
            "minutes_position.sealed",
            // A row that was brought in is emptied when its case opens.
            "case_import_row.sealed"];
        var columns = app.Database is SqliteDatabase
            ? await app.Database.Read(Reach.None, link => link.List<string>("""
                SELECT known.name || '.' || part.name FROM sqlite_schema known JOIN pragma_table_info(known.name) part
                WHERE known.type = 'table' AND part.name LIKE '%sealed%' AND known.name NOT LIKE 'journal%' AND part.type = 'BLOB'
                """))
            : await app.Database.Read(Reach.None, link => link.List<string>("""
                SELECT (table_name || '.' || column_name)::text FROM information_schema.columns
                WHERE table_schema = 'public' AND column_name LIKE '%sealed%' AND table_name NOT LIKE 'journal%' AND data_type = 'bytea'
                """));
        Assert.True(columns.Count > 12, string.Join(' ', columns));
        var blanked = HangsOnCase.All.SelectMany(hanging => columns.Where(column => column.StartsWith(hanging.Table + ".", StringComparison.Ordinal)
            && $", {hanging.Blank}".Contains($", {column.Split('.')[1]} = NULL", StringComparison.Ordinal)));
        Assert.Equal(columns.Order(), blanked.Concat(ofThePrefecture).Order());
    }

    // By another process: whoever closes a file of SQLite in the process of the service takes its locks away.
    private async Task<string> Stolen()
    {
        if (app.Database is not SqliteDatabase)
            return await app.Storage.Everything();
        var loot = Directory.CreateTempSubdirectory("liaison-loot-").FullName;
        try
        {
            await Programs.Run("cp", "-r", app.Storage.Folder, loot);
            return string.Concat(Directory.GetFiles(loot, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetFileName(path).StartsWith("liaison.db", StringComparison.Ordinal) || path.Contains("case-keys.db", StringComparison.Ordinal))
                .Select(path => Encoding.Latin1.GetString(File.ReadAllBytes(path))));
        }
        finally
        {
            Directory.Delete(loot, recursive: true);
        }
    }

    private async Task<int> StillThere(IReadOnlyList<(byte[] Envelope, Guid CaseId, string Prefecture, string Field)> envelopes)
    {
        var everything = await Stolen();
        return envelopes.Count(row => everything.Contains(Encoding.Latin1.GetString(row.Envelope), StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<(byte[] Envelope, Guid CaseId, string Prefecture, string Field)>> Sealed(Guid id)
    {
        string[] fields = ["person", "case", "agendaItem", "receipt", "mandate", "referral", "document", "content", "token", "label"];
        var found = new List<(byte[], Guid, string, string)>();
        foreach (var (sql, field) in Envelopes.Zip(fields))
            found.AddRange((await app.Storage.Sealed(string.Format(null, sql, id).Replace("WHERE", "WHERE " + Column(field) + " IS NOT NULL AND", StringComparison.Ordinal)))
                .Select(row => (row.Envelope, row.CaseId, row.Prefecture, field)));
        return found;
    }

    private static string Column(string field) => field switch { "person" => "person.sealed", "mandate" => "mandate.sealed",
        "document" => "document.sealed", "content" => "sealed_content", "token" => "token", "label" => "sealed_label", _ => "sealed" };

    private string Literal(byte[] bytes) => app.Database is SqliteDatabase ? $"x'{Convert.ToHexString(bytes)}'" : $"decode('{Convert.ToHexString(bytes)}', 'hex')";

    private static async Task<string> FiguresOf(Actor association) =>
        (await association.Get(Figures)).Is(200).Text;
}
