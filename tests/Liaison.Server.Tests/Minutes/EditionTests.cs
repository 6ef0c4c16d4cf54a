using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

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
            view.MustBeProved();

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
        Assert.All(redacted.Parts().Where(part => part["caseId"]?.GetValue<Guid>() == caseId),
            part => Assert.Equal(("mandateWithdrawn", "", null), (part.Text("redaction"), part.Text("heading"), part["proof"].Text("salt"))));
        redacted.MustBeProved();
        Assert.DoesNotContain("porte sur janvier", (await first.Get(meeting.Minutes())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_observed_on_a_case_is_hidden_with_it_while_the_minutes_are_a_draft_again()
    {
        var association = await app.NewAssociation();
        var (meeting, items, _) = await app.CirculatedMinutes(association);
        await association.Observes(meeting, "L'orientation visait les deux enfants.", items[0]);
        await app.TakesMinutes(meeting, "/revision", new { reason = "Le délai est corrigé." });
        var office = await app.Staff(Role.OfficeAgent);
        Assert.Contains("deux enfants", (await office.Get(meeting.Minutes())).Is(200).Text, StringComparison.Ordinal);
        var caseId = (await association.Get(items[0].Item())).Is(200)["caseId"]!.GetValue<Guid>();
        var mandate = (await association.Get($"/cases/{caseId}")).Is(200).Person()["mandate"]!["id"];
        (await association.Post($"/cases/{caseId}/mandates/{mandate}/withdrawal")).Is(200);
        foreach (var reader in new[] { association, office })
        {
            var read = (await reader.Get(meeting.Minutes())).Is(200);
            Assert.DoesNotContain("deux enfants", read.Text, StringComparison.Ordinal);
            Assert.Single(read["observations"]!.AsArray());
        }
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
}
