using System.Text.Json.Nodes;
using Liaison.Server.Data;
using Liaison.Server.Minutes;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Tests.Retention;

namespace Liaison.Server.Tests.Minutes;

public sealed class EditionTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_contested_minute_from_the_draft_to_an_erratum_and_a_mandate_withdrawn_afterwards()
    {
        var (first, second, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var (meeting, items, point) = await app.CirculatedMinutes(first, second);
        // One observes on its case and on the general point, the other is silent.
        var onItem = await first.Observes(meeting, "L'engagement porte sur janvier.", items[0]);
        var onPoint = await first.Observes(meeting, "Le délai annoncé était de deux semaines.", point);
        (await second.Post(meeting.Minutes("/observations"), new { text = "Curieux", sectionId = items[0] })).IsRefused(422, "reference.unknown");
        Assert.Equal(["Le délai annoncé était de deux semaines."], (await second.Get(meeting.Minutes())).Is(200).Texts("observations", "text"));
        (await first.Post(meeting.Minutes("/position"), new { position = "approvedWithReservations", statement = "Le délai reste discuté." })).Is(200);
        (await office.Post(meeting.Minutes("/conclusion"))).IsRefused(409, "minutes.observations_due");
        app.TravelTo(app.InDays(20));
        Assert.Equal(2, (await office.Post(meeting.Minutes("/conclusion"))).IsRefused(409, "minutes.reply_missing")["count"]!.GetValue<int>());
        foreach (var observation in new[] { onItem, onPoint })
            await app.TakesMinutes(meeting, $"/observations/{observation}/reply", new { text = "Le bureau en prend acte." });
        (await office.Post(meeting.Minutes($"/observations/{onItem}/reply"), new { text = "Encore" })).IsRefused(409, "minutes.reply_given");
        var concluded = await app.TakesMinutes(meeting, "/conclusion");
        Assert.Equal(("concluded", "approvedInPart"), (concluded.State, concluded.Json.Text("result")));
        Assert.Equal(["approvedWithReservations", "none"], concluded["positions"]!.AsArray().OrderBy(position => position!["associationId"]!.GetValue<Guid>() == second.AssociationId)
            .Select(position => position.Text("position")));

        // Three views of one text.
        var (full, mine, others) = (await office.Get(meeting.Minutes("/editions/1")), await first.Get(meeting.Minutes("/editions/1")), await second.Get(meeting.Minutes("/editions/1")));
        var published = (await (await app.Staff(Role.PressOfficer)).Get(meeting.Minutes("/editions/1"))).Is(200);
        Assert.Equal(["full", "mine", "mine", "public"], new[] { full, mine, others, published }.Select(view => view.Is(200).Json.Text("view")));
        Assert.Contains("L'engagement porte sur janvier.", mine.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("L'engagement porte sur janvier.", others.Text + published.Text, StringComparison.Ordinal);
        Assert.Contains("aucune observation", published.TextOf(), StringComparison.Ordinal);
        Assert.Contains("Le délai reste discuté.", published.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("DO-80", published.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("deux semaines", published.Text, StringComparison.Ordinal);
        Assert.Equal(mine["parts"]!.ToJsonString(), (await office.Get(meeting.Minutes($"/editions/1?view=mine&associationId={first.AssociationId}"))).Is(200)["parts"]!.ToJsonString());
        foreach (var view in new[] { full, mine, others, published })
            Proved(view);

        // An erratum is a new edition that names what it changes; the first one stays.
        (await first.Post(meeting.Minutes("/errata"), new { reason = "Délai", sectionIds = new[] { items[1] } })).IsRefused(422, "reference.unknown");
        (await first.Post(meeting.Minutes("/errata"), new { reason = "Le délai est de deux semaines.", sectionIds = new[] { point } })).Is(200);
        (await first.Put(meeting.Minutes($"/sections/{items[0]}"), new { text = "Autre chose" })).IsRefused(409, "minutes.section_not_corrected");
        (await first.Put(meeting.Minutes($"/sections/{point}"), new { text = "Deux semaines." })).Is(200);
        await app.TakesMinutes(meeting, "/circulation", new { });
        foreach (var association in new[] { first, second })
            (await association.Post(meeting.Minutes("/position"), new { position = "approved" })).Is(200);
        Assert.Equal("approved", (await app.TakesMinutes(meeting, "/conclusion")).Json.Text("result"));
        var corrected = (await second.Get(meeting.Minutes("/editions/2"))).Is(200);
        Assert.Contains("Erratum, édition 2: Rectifie « Délais de convocation ». Motif : Le délai est de deux semaines.", corrected.TextOf(), StringComparison.Ordinal);
        Assert.Contains(": Deux semaines.", corrected.TextOf(), StringComparison.Ordinal);
        Assert.Equal(full["parts"]!.ToJsonString(), (await office.Get(meeting.Minutes("/editions/1"))).Is(200)["parts"]!.ToJsonString());
        Assert.Equal([1, 2], (await first.Get(meeting.Minutes("/editions"))).Is(200).Data.Select(edition => edition!["number"]!.GetValue<int>()));

        // A mandate withdrawn redacts what speaks of the case in every edition, and the rest stays provable.
        var caseId = mine["parts"]!.AsArray().First(part => part!["caseId"] is not null)!["caseId"]!.GetValue<Guid>();
        var mandate = (await first.Get($"/cases/{caseId}")).Is(200).Person()["mandate"]!["id"]!.GetValue<Guid>();
        (await first.Post($"/cases/{caseId}/mandates/{mandate}/withdrawal")).Is(200);
        var redacted = (await office.Get(meeting.Minutes("/editions/1"))).Is(200);
        Assert.DoesNotContain("L'engagement porte sur janvier.", redacted.Text, StringComparison.Ordinal);
        Assert.Equal(full["root"]!.ToJsonString(), redacted["root"]!.ToJsonString());
        Assert.All(Parts(redacted).Where(part => part["caseId"]?.GetValue<Guid>() == caseId),
            part => Assert.Equal(("mandateWithdrawn", "", null), (part.Text("redaction"), part.Text("heading"), part["proof"].Text("salt"))));
        Proved(redacted);
        Assert.DoesNotContain("janvier", (await first.Get(meeting.Minutes())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_that_is_not_the_reader_s_is_refused()
    {
        var (association, other) = (await app.NewAssociation(), await app.NewAssociation());
        var (meeting, _) = await app.HeldMeeting(association, other);
        await app.Concludes(meeting, association, other);
        (await association.Get(meeting.Minutes("/editions/1?view=full"))).IsRefused(403, "minutes.view_not_yours");
        (await association.Get(meeting.Minutes($"/editions/1?view=mine&associationId={other.AssociationId}"))).IsRefused(403, "minutes.view_not_yours");
        (await (await app.Staff(Role.Cabinet)).Get(meeting.Minutes("/editions/1?view=mine"))).IsRefused(403, "minutes.view_not_yours");
        (await (await app.Staff(Role.OfficeAgent)).Get(meeting.Minutes("/editions/1?view=mine"))).IsRefused(422, "reference.unknown");
        Assert.Equal("public", (await association.Get(meeting.Minutes("/editions/1?view=public"))).Is(200).Json.Text("view"));
        (await association.Get(meeting.Minutes("/editions/2"))).IsRefused(404, "not_found");
    }

    [Fact]
    public async Task Each_association_gets_its_extract_before_the_meeting_closes()
    {
        var (association, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var (meeting, _) = await app.HeldMeeting(association, other);
        Assert.Equal(2, (await office.Post($"/meetings/{meeting}/closing")).IsRefused(409, "meeting.extracts_missing")["associations"]!.GetValue<int>());
        await app.Concludes(meeting, association, other);
        (await association.Post(meeting.Minutes("/editions/1/deliveries"), new { })).Is(200);
        (await association.Post(meeting.Minutes("/editions/1/deliveries"), new { })).IsRefused(409, "minutes.already_delivered");
        (await association.Post(meeting.Minutes("/editions/1/deliveries"), new { associationId = other.AssociationId })).IsRefused(422, "reference.unknown");
        Assert.Equal(1, (await office.Post($"/meetings/{meeting}/closing")).IsRefused(409, "meeting.extracts_missing")["associations"]!.GetValue<int>());
        (await office.Post(meeting.Minutes("/editions/1/deliveries"), new { means = "post" })).IsRefused(422, "text.required");
        (await office.Post(meeting.Minutes("/editions/1/deliveries"), new { means = "post", associationId = other.AssociationId, day = app.DayIn(1) }))
            .IsRefused(422, "minutes.delivered_before_conclusion");
        var delivered = (await office.Post(meeting.Minutes("/editions/1/deliveries"), new { means = "post", associationId = other.AssociationId })).Is(200);
        Assert.Equal(["post", "read"], delivered.Data[0]!["deliveries"].Texts("means").Order());
        Assert.Equal(["read"], (await association.Get(meeting.Minutes("/editions"))).Is(200).Data[0]!["deliveries"].Texts("means"));
        Assert.Equal("closed", (await app.Takes(meeting, "closing")).State);
        // Later corrections do not open the meeting again, and the last edition alone is delivered.
        var item = (await office.Get(meeting.Minutes())).Is(200)["sections"]![0]!["id"]!.GetValue<Guid>();
        await app.TakesMinutes(meeting, "/errata", new { reason = "Erreur", sectionIds = new[] { item } });
        Assert.Equal("concluded", (await app.TakesMinutes(meeting, "/erratum-withdrawal", new { reason = "Sans objet" })).State);
        (await office.Post(meeting.Minutes("/erratum-withdrawal"), new { reason = "Encore" })).IsRefused(409, "minutes.step_not_allowed");
    }

    [Fact]
    public async Task An_edition_stands_in_the_journal_by_its_root_and_is_proved_after_a_case_was_destroyed()
    {
        var association = await app.NewAssociation();
        var (caseId, reference, meeting) = await app.SettledCase(association);
        await app.Concludes(meeting, association);
        await app.Seal();
        var edition = (await association.Get(meeting.Minutes("/editions/1"))).Is(200);
        Assert.Contains("serinpromesse", edition.Text, StringComparison.Ordinal);
        var acts = (await (await app.Officer()).Get("/journal?limit=50")).Is(200).Data.Select(entry => entry!["act"]!).Where(act => act.Text("action") == "concludeMinutes").ToList();
        Assert.Contains(acts.SelectMany(act => act["records"]!.AsArray()), record => record.Text("digest") == edition.Json.Text("root"));
        await app.Destroys(await app.ApprovedRequest(reference));
        var redacted = (await (await app.Staff(Role.OfficeHead)).Get(meeting.Minutes("/editions/1"))).Is(200);
        Assert.DoesNotContain("serin", redacted.Text, StringComparison.Ordinal);
        Assert.Contains(Parts(redacted), part => part.Text("redaction") == "destroyed");
        Assert.Equal(edition.Json.Text("root"), redacted.Json.Text("root"));
        Proved(redacted);
        var left = await app.Database.Read(new Reach(LiaisonApp.Somme, null), link => link.Find<long>(
            "SELECT count(*) FROM minutes_part WHERE case_id = @caseId AND sealed IS NOT NULL", new { caseId }));
        Assert.Equal(0, left);
    }

    [Fact]
    public async Task An_erratum_writes_nothing_down_again_of_a_case_that_was_destroyed()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var (_, reference, meeting) = await app.SettledCase(association);
        (await office.Post(meeting.Minutes())).Is(201);
        var point = await office.AddsPoint(meeting, "Délais", "Trois semaines.");
        await app.TakesMinutes(meeting, "/circulation", new { });
        var item = (await office.Get(meeting.Minutes())).Is(200)["sections"]!.AsArray().Single(section => section!.Text("kind") == "item")!["id"]!.GetValue<Guid>();
        var observed = await association.Observes(meeting, "serinobservation", item);
        await app.TakesMinutes(meeting, $"/observations/{observed}/reply", new { text = "serinreponse" });
        (await association.Post(meeting.Minutes("/position"), new { position = "approved" })).Is(200);
        await app.TakesMinutes(meeting, "/conclusion");
        await app.Destroys(await app.ApprovedRequest(reference));
        (await office.Post(meeting.Minutes("/errata"), new { reason = "Erreur", sectionIds = new[] { item } })).IsRefused(422, "reference.unknown");
        await app.TakesMinutes(meeting, "/errata", new { reason = "Erreur", sectionIds = new[] { point } });
        Assert.DoesNotContain("serin", (await office.Get(meeting.Minutes())).Is(200).Text, StringComparison.Ordinal);
        await app.TakesMinutes(meeting, "/circulation", new { });
        (await association.Post(meeting.Minutes("/position"), new { position = "approved" })).Is(200);
        await app.TakesMinutes(meeting, "/conclusion");
        var second = (await office.Get(meeting.Minutes("/editions/2"))).Is(200);
        Assert.Contains("Dossier détruit", second.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("serin", second.Text, StringComparison.Ordinal);
        Proved(second);
    }

    [Fact]
    public async Task Two_associations_of_one_household_cannot_tell_from_the_minutes_that_the_other_is_there()
    {
        var (association, other, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeHead));
        var (own, theirs) = (await app.CompleteCase(association), await app.CompleteCase(other));
        (await office.Post($"/cases/{own}/links", new { caseId = theirs })).Is(201);
        var meeting = await app.ScheduledMeeting(app.InDays(15), null, association, other);
        var (item, otherItem) = (await app.AdmittedItem(association, meeting, own), await app.AdmittedItem(other, meeting, theirs));
        await app.Opens(meeting);
        await app.TakesItem(item, "/examination", new { orientation = "underReview", associationView = "Vue de la première." });
        await app.Holds(meeting);
        await app.Concludes(meeting, association, other);
        var (mine, alone) = ((await association.Get(meeting.Minutes("/editions/1"))).Is(200), (await other.Get(meeting.Minutes("/editions/1"))).Is(200));
        Assert.DoesNotContain($"{theirs}", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{otherItem}", mine.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vue de la première.", alone.Text, StringComparison.Ordinal);
        // The tree has as many places whoever is in it.
        Assert.All(Parts(mine).Concat(Parts(alone)), part => Assert.Equal(6, part["proof"]!["path"]!.AsArray().Count));
    }

    [PythonFact]
    public async Task A_view_that_somebody_kept_is_proved_without_the_service_and_a_changed_word_is_found()
    {
        var association = await app.NewAssociation();
        var (meeting, _) = await app.HeldMeeting(association);
        await app.Concludes(meeting, association);
        var edition = (await association.Get(meeting.Minutes("/editions/1"))).Is(200);
        var (kept, changed) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            await File.WriteAllTextAsync(kept, edition.Text);
            await File.WriteAllTextAsync(changed, edition.Text.Replace("Convoquer la famille.", "Convoquer la famille peut-être.", StringComparison.Ordinal));
            var (code, said) = await Python.Run("docs/verify_minutes.py", kept, "--root", edition.Json.Text("root")!);
            Assert.True(code == 0 && said.Contains("The edition is sound.", StringComparison.Ordinal), said);
            Assert.Equal(1, (await Python.Run("docs/verify_minutes.py", changed)).Code);
            Assert.Equal(1, (await Python.Run("docs/verify_minutes.py", kept, "--root", Convert.ToBase64String(new byte[32]))).Code);
        }
        finally
        {
            File.Delete(kept);
            File.Delete(changed);
        }
    }

    private static IEnumerable<JsonNode> Parts(Answer view) => view["parts"]!.AsArray().Select(part => part!);

    // As a reader without the service would: each part by its salt, text and path.
    private static void Proved(Answer view)
    {
        var root = Convert.FromBase64String(view.Json.Text("root")!);
        foreach (var part in Parts(view))
        {
            var proof = part["proof"]!;
            var leaf = Convert.FromBase64String(proof.Text("leaf")!);
            Assert.Equal(root, EditionSeal.RootFrom(leaf, proof["place"]!.GetValue<int>(), proof["path"].Texts().Select(Convert.FromBase64String)));
            if (proof.Text("salt") is { } salt)
                Assert.Equal(leaf, EditionSeal.LeafOf(Convert.FromBase64String(salt), new Domain.Minutes.MinutesPart
                {
                    Kind = default, Readers = default, Heading = part.Text("heading")!,
                    Paragraphs = [.. part["paragraphs"]!.AsArray().Select(paragraph => new Domain.Minutes.Paragraph(paragraph.Text("label")!, paragraph.Text("text")!))],
                }));
        }
    }
}
