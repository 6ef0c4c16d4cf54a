using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Minutes;

public sealed class MinutesTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_draft_holds_already_what_was_recorded_and_either_side_writes_in_it()
    {
        var association = await app.NewAssociation();
        var (meeting, items) = await app.HeldMeeting(association);
        (await association.Get(meeting.Minutes())).IsRefused(404, "not_found");
        var draft = (await association.Post(meeting.Minutes())).Is(201);
        Assert.Equal($"/api/v1/meetings/{meeting}/minutes", draft.Headers.Location!.OriginalString);
        (await (await app.Staff(Role.OfficeAgent)).Post(meeting.Minutes())).IsRefused(409, "minutes.already_opened");
        var text = draft.TextOf("text");
        foreach (var recorded in new[]
        {
            "Question: Quelle suite ?", "Exposé de l'association: Enfants scolarisés.", "Exposé du bureau: Pièces à compléter.", "Orientation: Favorable sur le principe",
            "Engagement (Préfecture, chef de bureau): Convoquer la famille.", "Association : bénévole (2)", "La réunion ne suspend ni n'interrompt aucun délai",
        })
            Assert.Contains(recorded, text, StringComparison.Ordinal);
        (await association.Put(meeting.Minutes($"/sections/{items[0]}"), new { text = "La famille apporte un certificat." })).Is(200);
        await (await app.Staff(Role.OfficeAgent)).AddsPoint(meeting, "Délais", "Trois semaines.");
        var written = (await (await app.Staff(Role.OfficeAgent)).Get(meeting.Minutes())).Is(200);
        Assert.Equal("draft", written.State);
        Assert.Contains("Relevé: La famille apporte un certificat.", written.TextOf("text"), StringComparison.Ordinal);
        Assert.Contains("Délais\n: Trois semaines.", written.TextOf("text"), StringComparison.Ordinal);
        Assert.Equal(["circulation"], written.Texts("allowedSteps").Where(step => step != "erratumWithdrawal"));
    }

    [Fact]
    public async Task Every_wording_stays_with_its_side_and_what_it_changed()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var (meeting, items) = await app.DraftMinutes(association);
        var section = meeting.Minutes($"/sections/{items[0]}");
        (await association.Put(section, new { text = "Le bureau convoque la famille en janvier." })).Is(200);
        (await office.Put(section, new { text = "Le bureau convoque la famille en février 2018." })).Is(200);
        var wordings = (await association.Get(section + "/wordings")).Is(200).Data;
        Assert.Equal([("association", "association"), ("prefecture", "officeAgent")], wordings.Select(row => (row.Text("bySide")!, row.Text("byRole")!)));
        Assert.Equal([association.Key.Id, null], wordings.Select(row => row!["by"]?.GetValue<Guid>()));
        Assert.Equal([("kept", "Le bureau convoque la famille en "), ("removed", "janvier"), ("added", "février 2018")],
            wordings[1]!["comparison"]!.AsArray().Select(piece => (piece.Text("change")!, piece.Text("text")!)).Where(piece => piece.Item2 != "."));
        Assert.Equal(office.Key.Id, (await office.Get(section + "/wordings")).Is(200).Data[1]!["by"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Who_was_slower_gets_the_other_s_text_and_overwrites_nothing()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var (meeting, items) = await app.DraftMinutes(association);
        var section = meeting.Minutes($"/sections/{items[0]}");
        var read = await office.TagAt(section);
        (await association.Put(section, new { text = "Texte de l'association." })).Is(200);
        var stale = (await office.Put(section, new { text = "Texte du bureau." }, ("If-Match", read!))).IsRefused(412, "precondition.failed");
        Assert.Equal("Texte de l'association.", stale["current"].Text("text"));
        Assert.Equal("Texte de l'association.", (await office.Get(section)).Is(200).Json.Text("text"));
        (await office.Put(section, new { text = "Texte du bureau." }, ("If-Match", ""))).IsRefused(428, "precondition.required");
    }

    [Fact]
    public async Task What_everybody_reads_names_nobody_and_tells_an_association_nothing_of_another_s_cases()
    {
        var (association, other) = (await app.NewAssociation(), await app.NewAssociation());
        var (meeting, _) = await app.DraftMinutes(association, other);
        (await association.Post(meeting.Minutes("/sections"), new { title = "Famille Exemple", text = "" })).IsRefused(422, "minutes.names_a_case");
        (await association.Post(meeting.Minutes("/sections"), new { title = "Point", text = "Voir DO-80-2017-7F3K9QXM." })).IsRefused(422, "minutes.names_a_case");
        var silent = await app.NewAssociation();
        var shared = await app.ScheduledMeeting(app.InDays(15), null, association, silent);
        await Agendas.AgendaScenarios.AdmittedItem(app, association, shared);
        await app.Opens(shared);
        (await silent.Post(shared.Minutes())).Is(201);
        // It has no case there: to refuse the name would tell it that the family is on the agenda.
        (await silent.Post(shared.Minutes("/sections"), new { title = "Famille Exemple", text = "" })).Is(201);
        (await (await app.Staff(Role.OfficeAgent)).Post(shared.Minutes("/sections"), new { title = "Famille Exemple", text = "" })).IsRefused(422, "minutes.names_a_case");
    }

    [Fact]
    public async Task Minutes_begin_with_their_meeting_and_circulate_once_it_was_held_and_every_item_has_its_outcome()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting(app.InDays(15), null, association);
        var item = await Agendas.AgendaScenarios.AdmittedItem(app, association, meeting);
        (await office.Post(meeting.Minutes())).IsRefused(409, "minutes.meeting_not_begun");
        await app.Opens(meeting);
        (await office.Post(meeting.Minutes())).Is(201);
        (await office.Post(meeting.Minutes("/circulation"), new { })).IsRefused(409, "minutes.meeting_not_held");
        await app.Holds(meeting);
        (await office.Post(meeting.Minutes("/circulation"), new { })).IsRefused(409, "meeting.items_open");
        await Agendas.AgendaScenarios.TakesItem(app, item, "/not-reached");
        (await office.Post(meeting.Minutes("/circulation"), new { dueDay = app.DayIn(0) })).IsRefused(422, "minutes.due_day_past");
        Assert.Contains("Suite: point non abordé", (await app.TakesMinutes(meeting, "/circulation", new { dueDay = app.DayIn(5) })).TextOf("text"), StringComparison.Ordinal);
        (await association.Post(meeting.Minutes("/sections"), new { title = "Tard", text = "" })).IsRefused(409, "minutes.not_draft");
        (await association.Post(meeting.Minutes("/position"), new { position = "observed" })).IsRefused(422, "minutes.not_a_position");
        (await association.Post(meeting.Minutes("/position"), new { position = "contested" })).IsRefused(422, "minutes.statement_required");
    }

    [Fact]
    public async Task A_text_taken_back_circulates_anew_and_keeps_what_was_observed()
    {
        var association = await app.NewAssociation();
        var (meeting, _, point) = await app.CirculatedMinutes(association);
        await association.Observes(meeting, "Deux semaines.", point);
        (await association.Post(meeting.Minutes("/position"), new { position = "contested", statement = "Le délai est faux." })).Is(200);
        await app.TakesMinutes(meeting, "/revision", new { reason = "Le délai est corrigé." });
        (await (await app.Staff(Role.OfficeAgent)).Put(meeting.Minutes($"/sections/{point}"), new { text = "Deux semaines." })).Is(200);
        var again = await app.TakesMinutes(meeting, "/circulation", new { });
        Assert.Equal("Deux semaines.", Assert.Single(again["observations"]!.AsArray()).Text("text"));
        Assert.Equal(["observed"], again.Texts("positions", "position"));
        Assert.Contains(": Deux semaines.", again.TextOf("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_general_point_is_taken_out_and_an_item_is_not()
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var (meeting, items) = await app.DraftMinutes(association);
        var point = await association.AddsPoint(meeting, "Délais", "Trois semaines.");
        Assert.Equal("removed", (await office.Post(meeting.Minutes($"/sections/{point}/removal"))).Is(200).State);
        Assert.DoesNotContain("Trois semaines", (await office.Get(meeting.Minutes())).Text, StringComparison.Ordinal);
        (await office.Put(meeting.Minutes($"/sections/{point}"), new { text = "Encore" })).IsRefused(409, "minutes.section_removed");
        (await office.Post(meeting.Minutes($"/sections/{items[0]}/removal"))).IsRefused(409, "minutes.section_of_item");
        (await office.Put(meeting.Minutes($"/sections/{items[0]}"), new { text = "", title = "Titre" })).IsRefused(409, "minutes.section_of_item");
        for (var number = 0; number < 50; number++)
            (await office.Post(meeting.Minutes("/sections"), new { title = $"Point {number}" })).Is(201);
        (await office.Post(meeting.Minutes("/sections"), new { title = "Un de trop" })).IsRefused(409, "minutes.too_many_points");
    }

    [Fact]
    public async Task A_commitment_made_apart_from_any_item_stands_in_the_minutes_for_its_association_alone()
    {
        var (association, other) = (await app.NewAssociation(), await app.NewAssociation());
        var (meeting, _) = await app.DraftMinutes(association, other);
        (await association.Post("/commitments", new { side = "prefecture", owner = "chef de bureau", text = "Désigner un référent.", dueDay = app.DayIn(30), meetingId = meeting })).Is(201);
        Assert.Contains("Désigner un référent.", (await association.Get(meeting.Minutes())).TextOf("text"), StringComparison.Ordinal);
        Assert.DoesNotContain("Désigner un référent.", (await other.Get(meeting.Minutes())).Text, StringComparison.Ordinal);
    }
}
