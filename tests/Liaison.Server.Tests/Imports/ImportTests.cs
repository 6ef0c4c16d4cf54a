using System.Globalization;
using System.Text;
using Liaison.Server.Data;
using Liaison.Server.Imports;
using Liaison.Server.Pipeline;
using Liaison.Server.Protection;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Imports;

/// <summary>A table on its way from a file to cases.</summary>
public sealed class ImportTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Head = "dossier;nom;prénoms;naissance;nationalité;adresse;code postal;commune;fondement;agdref;mandat;mandat donné le;langue;risques\r\n";
    private const string Good = "A-1;Exemple;Personne;01/05/1980;Géorgie;1 rue de l'Exemple;80000;Amiens;L435-1;0123456789;complet;01/01/2017;ka;oui\r\n";
    private const string Child = "A-1;Exemple;Enfant;2010;Géorgie, Russie\r\n";
    private const string Bare = ";Autre;;;;;;;;;;;;\r\n";
    private const string Bad = "B-7;Fautif;;31/02/1980;Atlantide;;;;;;;;;\r\n";

    [Fact]
    public async Task A_table_is_read_row_by_row_with_all_that_is_wrong_or_missing()
    {
        var association = await app.NewAssociation();
        var made = await Bring(association, Head + Good + Child + Bare + Bad);
        Assert.Equal(("draft", 4, 2, 1, 1, 3), (made.State, Rows(made, "total"), Rows(made, "ready"), Rows(made, "incomplete"), Rows(made, "faulty"),
            made["households"]!.GetValue<int>()));
        Assert.Equal(["commit", "withdrawal"], made["allowedSteps"].Texts());
        Assert.Equal(association.AssociationId, made["associationId"]!.GetValue<Guid>());
        var rows = (await association.Get($"/imports/{made.Id}/rows")).Is(200).Data;
        Assert.Equal(["2 2 ready", "3 2 ready", "4 4 incomplete", "5 5 faulty"], rows.Select(row => $"{row!["number"]} {row["household"]} {row.Text("state")}"));
        Assert.Equal("1 rue de l'Exemple", rows[0]!["cells"].Text("street"));
        Assert.Equal(["birth", "nationality", "mandate", "address", "prefecture"], rows[2]!["gaps"]!.AsArray().Select(gap => gap.Text("gap")));
        Assert.Equal("La nationalité manque.", rows[2]!["gaps"]![1].Text("text"));
        Assert.Equal(["birth import.day_unreadable", "nationalities person.nationality_unknown"],
            rows[3]!["errors"]!.AsArray().Select(error => $"{error.Text("column")} {error.Text("code")}"));
        Assert.Equal("date de naissance", rows[3]!["errors"]![0].Text("header"));
        var english = (await association.Send(HttpMethod.Get, $"/imports/{made.Id}/rows/5", null, "en")).Is(200);
        Assert.StartsWith("This date cannot be read", english["errors"]![0].Text("text"), StringComparison.Ordinal);
        Assert.Equal("5", Numbers(await association.Get($"/imports/{made.Id}/rows?state=faulty")));
        var first = (await association.Get($"/imports/{made.Id}/rows?limit=3")).Is(200);
        Assert.Equal("5", Numbers(await association.Get($"/imports/{made.Id}/rows?limit=3&cursor={first["nextCursor"]}")));
        (await association.Get($"/imports/{made.Id}/rows?limit=0")).IsRefused(422, "number.out_of_range");
        (await association.Get($"/imports/{made.Id}/rows?state=ready&cursor={first["nextCursor"]}")).IsRefused(422, "cursor.invalid");
        (await association.Get($"/imports/{made.Id}/rows?state=perhaps")).IsRefused(400, "parameter.malformed");
        (await association.Get($"/imports/{made.Id}/rows/6")).IsRefused(404, "not_found");
        Assert.Equal([made.Id], (await association.Get("/imports")).Is(200).Data.Ids());
        Assert.Empty((await association.Get("/cases")).Is(200).Data);
    }

    [Fact]
    public async Task A_row_is_corrected_or_left_out_and_the_rest_become_cases_with_receipts()
    {
        var association = await app.NewAssociation();
        var made = await Bring(association, Head + Good + Child + Bare + Bad);
        var refused = await association.Post($"/imports/{made.Id}/commit");
        refused.IsRefused(409, "import.rows_faulty");
        Assert.Contains("1 lignes sont à corriger", refused.Text, StringComparison.Ordinal);
        var corrected = (await association.Put($"/imports/{made.Id}/rows/5", new { cells = new { familyName = "Fautif", birth = "28/02/1980", nationalities = "GE" } })).Is(200);
        Assert.Equal(("incomplete", 0), (corrected.Json.Text("state"), corrected["errors"]!.AsArray().Count));
        (await association.Put($"/imports/{made.Id}/rows/4", new { cells = new { familyName = "Autre" }, leftOut = true })).Is(200);
        var done = (await association.Post($"/imports/{made.Id}/commit")).Is(200);
        Assert.Equal(("committed", 3, 1, 2), (done.State, Rows(done, "committed"), Rows(done, "leftOut"), done["householdsCommitted"]!.GetValue<int>()));
        Assert.Empty(done["allowedSteps"]!.AsArray());

        var rows = (await association.Get($"/imports/{made.Id}/rows?state=committed")).Is(200).Data;
        Assert.All(rows, row => Assert.Null(row!["cells"]));
        var receipts = rows.Select(row => row!["receipt"]!).ToList();
        Assert.Equal(receipts[0].Text("caseId"), receipts[1].Text("caseId"));
        Assert.Equal(app.Clock.GetUtcNow(), DateTimeOffset.Parse(receipts[0].Text("committedAt")!, CultureInfo.InvariantCulture));
        var opened = (await association.Get($"/cases/{receipts[0].Text("caseId")}")).Is(200);
        Assert.Equal(receipts[0].Text("caseReference"), opened.Json.Text("reference"));
        Assert.Equal(["Personne", "Enfant"], opened["persons"]!.AsArray().Select(person => person.Text("givenNames")));
        Assert.Equal(("1980-05-01", "exceptionalAdmission", "*******789"), (opened.Person().Text("birthDate"), opened.Person().Text("groundKey"), opened.Person().Text("agdref")));
        Assert.Equal(("full", "ka"), (opened.Person()["mandate"].Text("scope"), opened.Person()["mandate"].Text("language")));
        Assert.Empty(opened["gaps"]!.AsArray());
        Assert.Equal(2, (await association.Get("/cases")).Is(200).Data.Count);

        (await association.Post($"/imports/{made.Id}/commit")).IsRefused(409, "import.step_not_allowed");
        (await association.Post($"/imports/{made.Id}/withdrawal")).IsRefused(409, "import.step_not_allowed");
        (await association.Put($"/imports/{made.Id}/rows/4", new { cells = new { familyName = "Autre" } })).IsRefused(409, "import.step_not_allowed");
    }

    [Fact]
    public async Task A_correction_is_made_from_what_was_read_and_may_move_a_row_to_another_household()
    {
        var association = await app.NewAssociation();
        var made = await Bring(association, Head + Good + Child + "A-1;Exemple;Autre;2012;Géorgie;2 rue Ailleurs\r\n" + Bare);
        var path = $"/imports/{made.Id}/rows/4";
        Assert.Equal(["faulty", "faulty", "faulty", "incomplete"], await States(association, made.Id));
        var body = new { cells = new { @case = "C", familyName = "Exemple", givenNames = " ", birth = "2012", nationalities = "GE" } };
        (await association.Put(path, body, ("If-Match", ""))).IsRefused(428, "precondition.required");
        (await association.Put(path, body, ("If-Match", "\"other\""))).IsRefused(412, "precondition.failed");
        var moved = (await association.Put(path, body)).Is(200);
        Assert.Equal((4, "incomplete", null), (moved["household"]!.GetValue<int>(), moved.Json.Text("state"), moved["cells"].Text("givenNames")));
        Assert.Equal(["ready", "ready", "incomplete", "incomplete"], await States(association, made.Id));
        (await association.Put($"/imports/{made.Id}/rows/2", new { cells = new { @case = "c", familyName = "Premier" } })).Is(200);
        Assert.Equal([2, 3, 2, 5], (await association.Get($"/imports/{made.Id}/rows")).Data.Select(row => row!["household"]!.GetValue<int>()));
        (await association.Put(path, new { cells = new { familyName = new string('n', 201) } })).IsRefused(422, "text.too_long");
        (await association.Put(path, new { cells = new { shoeSize = "42" } })).IsRefused(400, "body.malformed");
        (await association.Put($"/imports/{made.Id}/rows/9", body, ("If-Match", "*"))).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task The_office_imports_for_an_association_and_names_it()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        (await office.Upload("/imports", Bytes(Head + Good), Tables.Csv)).IsRefused(422, "text.required");
        (await office.Upload($"/imports?associationId={Guid.NewGuid()}", Bytes(Head + Good), Tables.Csv)).IsRefused(422, "reference.unknown");
        var made = (await office.Upload($"/imports?associationId={association.AssociationId}", Bytes(Head + Good), Tables.Csv)).Is(201);
        (await association.Get($"/imports/{made.Id}")).IsRefused(404, "not_found");
        Assert.Empty((await association.Get("/imports")).Is(200).Data);
        (await (await app.Staff(Role.OfficeHead)).Get($"/imports/{made.Id}")).Is(200);
        Assert.Equal("committed", (await office.Post($"/imports/{made.Id}/commit")).Is(200).State);
        Assert.Single((await association.Get("/cases")).Is(200).Data);
        var closed = await app.NewAssociation();
        var late = (await office.Upload($"/imports?associationId={closed.AssociationId}", Bytes(Head + Good), Tables.Csv)).Is(201);
        (await (await app.Staff(Role.OfficeHead)).Post($"/associations/{closed.AssociationId}/closing", new { reason = "Motif" })).Is(200);
        (await office.Post($"/imports/{late.Id}/commit")).IsRefused(409, "association.not_active");
    }

    [Fact]
    public async Task Nobody_else_sees_an_import()
    {
        var association = await app.NewAssociation();
        var made = await Bring(association, Head + Good);
        foreach (var stranger in new[] { await app.NewAssociation(), await app.Staff(Role.OfficeHead), await app.Staff(Role.OfficeHead, LiaisonApp.Nord) })
        {
            Assert.DoesNotContain(made.Id, (await stranger.Get("/imports?limit=200")).Is(200).Data.Ids());
            foreach (var path in new[] { "", "/rows", "/rows/2" })
                (await stranger.Get($"/imports/{made.Id}{path}")).IsRefused(404, "not_found");
            (await stranger.Put($"/imports/{made.Id}/rows/2", new { cells = new { } }, ("If-Match", "*"))).IsRefused(404, "not_found");
            (await stranger.Post($"/imports/{made.Id}/commit")).IsRefused(404, "not_found");
            (await stranger.Post($"/imports/{made.Id}/withdrawal")).IsRefused(404, "not_found");
        }
        (await (await app.Staff(Role.Cabinet)).Get($"/imports/{made.Id}")).IsRefused(403, "right.missing");
    }

    [Fact]
    public async Task Keys_are_made_for_the_cases_that_are_opened_and_for_no_others()
    {
        var association = await app.NewAssociation();
        var (good, faulty) = (await Bring(association, Head + Good + Child + Bare), await Bring(association, Head + Good + Bad));
        var before = Keys();
        (await (await app.NewAssociation()).Post($"/imports/{good.Id}/commit")).IsRefused(404, "not_found");
        (await association.Post($"/imports/{faulty.Id}/commit")).IsRefused(409, "import.rows_faulty");
        Assert.Equal(before, Keys());
        (await association.Post($"/imports/{good.Id}/commit")).Is(200);
        Assert.Equal(before + 2, Keys());
    }

    private int Keys() => app.Services.GetRequiredService<KeyStore>().After(Guid.Empty, 100_000).Count;

    [Fact]
    public async Task A_file_that_is_refused_leaves_nothing()
    {
        var association = await app.NewAssociation();
        await Bring(association, Head + Good);
        await app.Seal();
        var before = await Counts();
        var large = new byte[TableRules.MaxBytes + 1];
        foreach (var (file, type, code) in new[]
        {
            (Tables.Workbook(Tables.Family), Tables.Csv, "import.format_unknown"), (Tables.Workbook(Tables.Family)[..900], Tables.Xlsx, "import.file_broken"),
            (Tables.Bomb(), Tables.Ods, "import.file_expands"), (Bytes("nom\n" + string.Concat(Enumerable.Repeat("x\n", 10_001))), Tables.Csv, "import.table_too_large"),
            (Bytes(Head), Tables.Csv, "import.table_empty"), (Bytes("Dupont;Jean\r\nDurand;Luc\r\n"), Tables.Csv, "import.header_unknown"),
            (Bytes("nom;nom\r\nx;y\r\n"), Tables.Csv, "import.header_repeated"), (Bytes("adresse\r\nx\r\n"), Tables.Csv, "import.header_missing"),
        })
        {
            var refused = await association.Upload("/imports", file, type);
            refused.IsRefused(422, code);
            Assert.DoesNotContain("Dupont", refused.Text, StringComparison.Ordinal);
        }
        (await association.Upload("/imports", large, Tables.Csv)).IsRefused(413, "body.too_large");
        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task A_file_of_more_than_a_mebibyte_is_taken_also_under_an_idempotency_key()
    {
        var association = await app.NewAssociation();
        var table = Bytes("nom;prénoms;adresse\r\n" + string.Concat(Enumerable.Range(0, 5_000).Select(index => $"Exemple {index};{new string('p', 150)};{new string('a', 150)}\r\n")));
        Assert.True(table.Length > 1024 * 1024);
        var key = ("Idempotency-Key", "\"table-1\"");
        var made = (await association.Upload("/imports", table, Tables.Csv, key)).Is(201);
        Assert.Equal(made.Id, (await association.Upload("/imports", table, Tables.Csv, key)).Is(201).Id);
        (await association.Upload("/imports", Bytes(Head + Good), Tables.Csv, key)).IsRefused(422, "idempotency_key.reused");
        Assert.Single((await association.Get("/imports")).Is(200).Data);
    }

    [Fact]
    public async Task A_commit_that_stops_goes_on_where_it_stopped_and_opens_no_case_twice()
    {
        var association = await app.NewAssociation();
        var made = await Bring(association, Head + string.Concat(Enumerable.Range(1, 250).Select(index => $"{index};Exemple {index};Personne;1980;GE\r\n")));
        var first = (await association.Post($"/imports/{made.Id}/commit")).Is(200);
        Assert.Equal(("committing", CommitImport.AtOnce, CommitImport.AtOnce), (first.State, Rows(first, "committed"), first["householdsCommitted"]!.GetValue<int>()));
        Assert.Equal(["commit"], first["allowedSteps"].Texts());
        (await association.Post($"/imports/{made.Id}/withdrawal")).IsRefused(409, "import.step_not_allowed");
        (await association.Put($"/imports/{made.Id}/rows/2", new { cells = new { familyName = "Autre" } })).IsRefused(409, "import.row_committed");

        // The next one fails in the middle of its write: its last case cannot be stored, and none of them is.
        var last = CommitImport.AtOnce + 51;
        var key = await Sealed(made.Id, last);
        await app.Storage.Tamper($"UPDATE case_import_row SET sealed = {Literal([1, 2, 3])} WHERE import_id = '{made.Id}' AND number = {last}");
        Assert.True((await association.Post($"/imports/{made.Id}/commit")).Status >= 500);
        var stopped = (await association.Get($"/imports/{made.Id}")).Is(200);
        Assert.Equal((CommitImport.AtOnce, CommitImport.AtOnce), (Rows(stopped, "committed"), await Cases(association)));
        await app.Storage.Tamper($"UPDATE case_import_row SET sealed = {Literal(key)} WHERE import_id = '{made.Id}' AND number = {last}");

        // Two who go on at once share the rest.
        var answers = await Task.WhenAll(association.Post($"/imports/{made.Id}/commit"), association.Post($"/imports/{made.Id}/commit"));
        Assert.All(answers, answer => Assert.True(answer.Status == 200 || answer.Code is "changed_meanwhile" or "import.step_not_allowed", answer.Text));
        for (var tries = 0; tries < 3 && (await association.Get($"/imports/{made.Id}")).State != "committed"; tries++)
            (await association.Post($"/imports/{made.Id}/commit")).Is(200);
        Assert.Equal("committed", (await association.Get($"/imports/{made.Id}")).State);
        Assert.Equal(250, await Cases(association));
    }

    [Fact]
    public async Task What_is_good_no_longer_when_it_is_committed_waits_for_its_correction()
    {
        var association = await app.NewAssociation();
        var made = await Bring(association, Head + Good + Bare);
        // As where a rule changes between the two: what was ready is found to be faulty only when it is committed.
        await app.Storage.Tamper($"UPDATE case_import_row SET household = 2 WHERE import_id = '{made.Id}' AND number = 3");
        (await association.Put($"/imports/{made.Id}/rows/3", new { cells = new { familyName = "Autre", street = "2 rue Ailleurs" } })).Is(200);
        Assert.Equal(["faulty", "faulty"], await States(association, made.Id));
        await app.Storage.Tamper($"UPDATE case_import_row SET state = 'Ready' WHERE import_id = '{made.Id}'");
        var waiting = (await association.Post($"/imports/{made.Id}/commit")).Is(200);
        Assert.Equal(("committing", 2, 0), (waiting.State, Rows(waiting, "faulty"), await Cases(association)));
        (await association.Put($"/imports/{made.Id}/rows/3", new { cells = new { familyName = "Autre" } })).Is(200);
        Assert.Equal("committed", (await association.Post($"/imports/{made.Id}/commit")).Is(200).State);
    }

    [Fact]
    public async Task What_is_withdrawn_or_expired_is_deleted()
    {
        var association = await app.NewAssociation();
        var (withdrawn, draft, committed) = (await Bring(association, Head + Good), await Bring(association, Head + Good), await Bring(association, Head + Good));
        var left = (await association.Post($"/imports/{withdrawn.Id}/withdrawal")).Is(200);
        Assert.Equal(("withdrawn", 0), (left.State, Rows(left, "total")));
        Assert.Equal(0, await RowCount(withdrawn.Id));
        (await association.Post($"/imports/{withdrawn.Id}/commit")).IsRefused(409, "import.step_not_allowed");
        (await association.Post($"/imports/{committed.Id}/commit")).Is(200);
        var purge = app.Services.GetRequiredService<ImportPurge>();
        app.TravelTo(app.Clock.GetUtcNow().AddDays(6));
        await purge.Tick();
        Assert.Equal("draft", (await association.Get($"/imports/{draft.Id}")).Is(200).State);
        app.TravelTo(app.Clock.GetUtcNow().AddDays(1));
        (await association.Get($"/imports/{draft.Id}")).IsRefused(404, "not_found");
        Assert.Equal(1, await RowCount(draft.Id));
        await purge.Tick();
        Assert.Equal(0, await RowCount(draft.Id));
        (await association.Get($"/imports/{committed.Id}/rows/2")).Is(200);
        app.TravelTo(app.Clock.GetUtcNow().AddDays(23));
        await purge.Tick();
        Assert.Equal(0, await RowCount(committed.Id));
        Assert.Empty((await association.Get("/imports")).Is(200).Data);
        Assert.Equal(1, await Cases(association));
    }

    [Fact]
    public async Task The_journal_names_the_import_that_was_looked_at_and_each_case_that_was_opened()
    {
        var association = await app.NewAssociation();
        var made = await Bring(association, Head + Good + Bare);
        (await association.Get($"/imports/{made.Id}/rows")).Is(200);
        (await association.Post($"/imports/{made.Id}/commit")).Is(200);
        (await association.Get($"/imports/{made.Id}/rows/2")).Is(200);
        await app.Seal();
        var acts = (await (await app.Staff(Role.DataProtectionOfficer)).Get($"/journal?keyId={association.Key.Id}")).Is(200).Data
            .Select(entry => entry!["act"]!).ToLookup(act => act.Text("action")!);
        var looked = Assert.Single(acts["listImportRows"]);
        Assert.Equal(($"{made.Id}", 0), (looked["records"]![0].Text("id"), looked["cases"]!.AsArray().Count));
        Assert.Equal(["import"], Assert.Single(acts["uploadImport"])["records"]!.AsArray().Select(record => record.Text("noun")));
        Assert.Equal(2, Assert.Single(acts["commitImport"])["cases"]!.AsArray().Count);
        Assert.Single(Assert.Single(acts["readImportRow"])["cases"]!.AsArray());
    }

    [Fact]
    public async Task Ten_thousand_rows_are_imported_while_others_write()
    {
        var association = await app.NewAssociation();
        var table = Head + string.Concat(Enumerable.Range(0, 10_000).Select(index =>
            $"F{index / 4};Exemple {index / 4};Personne {index};{1950 + (index % 60)};GE;{index / 4} rue de l'Exemple;80000;Amiens\r\n"));
        var made = (await association.Upload("/imports", Bytes(table), Tables.Csv)).Is(201);
        Assert.Equal((10_000, 2_500), (Rows(made, "total"), made["households"]!.GetValue<int>()));
        var (done, other, others) = (made, await app.NewAssociation(), 0);
        var writing = Task.Run(async () =>
        {
            for (; done.State != "committed"; others++)
                await app.OpenCase(other, app.Adult());
        });
        for (var steps = 0; done.State != "committed"; steps++)
        {
            Assert.True(steps < 30, done.Text);
            done = (await association.Post($"/imports/{made.Id}/commit")).Is(200);
        }
        await writing;
        Assert.True(others > 10, $"{others} others");
        Assert.Equal((10_000, 2_500), (Rows(done, "committed"), done["householdsCommitted"]!.GetValue<int>()));
    }

    private static async Task<Answer> Bring(Actor by, string table) => (await by.Upload("/imports", Bytes(table), Tables.Csv)).Is(201);

    private static byte[] Bytes(string table) => Encoding.UTF8.GetBytes(table);

    private static int Rows(Answer import, string state) => import["rows"]![state]!.GetValue<int>();

    private static string Numbers(Answer rows) => string.Join(' ', rows.Is(200).Data.Select(row => row!["number"]));

    private static async Task<List<string?>> States(Actor by, Guid import) => [.. (await by.Get($"/imports/{import}/rows")).Is(200).Data.Select(row => row.Text("state"))];

    private static async Task<int> Cases(Actor by)
    {
        var (count, cursor) = (0, "");
        do
        {
            var page = (await by.Get($"/cases?limit=200{cursor}")).Is(200);
            count += page.Data.Count;
            cursor = page.Json.Text("nextCursor") is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);
        return count;
    }

    private Task<long> RowCount(Guid import) => app.Database.Read(new Reach(LiaisonApp.Somme, null),
        link => link.Find<long>("SELECT count(*) FROM case_import_row WHERE import_id = @import", new { import }));

    private async Task<byte[]> Sealed(Guid import, int number) => (await app.Database.Read(new Reach(LiaisonApp.Somme, null),
        link => link.Find<Envelope>("SELECT sealed FROM case_import_row WHERE import_id = @import AND number = @number", new { import, number })))!.Sealed;

    private sealed record Envelope
    {
        public required byte[] Sealed { get; init; }
    }

    private string Literal(byte[] bytes) => app.Storage.Settings.ContainsKey("Storage:Path") ? $"X'{Convert.ToHexString(bytes)}'" : $"'\\x{Convert.ToHexString(bytes)}'::bytea";

    private async Task<string> Counts()
    {
        var counts = new StringBuilder();
        foreach (var table in new[] { "case_import", "case_import_row", "case_record", "person", "mandate", "passage", "journal_entry", "idempotency" })
        {
#pragma warning disable CA1857 // the names above
            counts.Append(await app.Database.Read(new Reach(LiaisonApp.Somme, null), link => link.Find<long>($"SELECT count(*) FROM {table}"))).Append(' ');
#pragma warning restore CA1857
        }
        return counts.ToString();
    }
}
