using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;
using Liaison.Server.Tests.Meetings;
using Liaison.Server.Tests.Retention;

namespace Liaison.Server.Tests.Rights;

/// <summary>A restricted case is kept: shown to the office head alone, neither changed nor destroyed. [GDPR art. 18]</summary>
public sealed class RestrictionTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private static Task<Answer> Restrict(Actor by, Guid caseId, string reason = "Nationalité contestée.") =>
        by.Post($"/cases/{caseId}/restrictions", new { ground = "accuracyContested", reason });

    [Fact]
    public async Task A_restriction_is_told_to_all_readers_and_shows_the_case_to_the_office_head_alone()
    {
        var association = await app.NewAssociation();
        var (caseId, agent, head) = (await app.CompleteCase(association), await app.Staff(Role.OfficeAgent), await app.Staff(Role.OfficeHead));
        var restriction = await app.Restricts(caseId);
        foreach (var reader in new[] { association, agent })
        {
            var read = (await reader.Get($"/cases/{caseId}")).Is(200);
            Assert.Equal((restriction, "accuracyContested", app.DayIn(0)),
                (read["restriction"]!["id"]!.GetValue<Guid>(), read["restriction"].Text("ground"), read["restriction"].Text("fromDay")));
            Assert.Equal((true, null, null), (read.Person()["masked"]!.GetValue<bool>(), read.Person().Text("familyName"), read.Json.Text("situationSummary")));
            Assert.Empty(read["gaps"]!.AsArray());
            Assert.Contains((await reader.Get("/cases?limit=200")).Is(200).Data, row => row!["id"]!.GetValue<Guid>() == caseId && row["restricted"]!.GetValue<bool>());
        }
        Assert.Equal("Exemple", (await head.Get($"/cases/{caseId}")).Is(200).Person().Text("familyName"));
        Assert.False((await head.Get($"/cases?associationId={association.AssociationId}")).Is(200).Data.Single()!["restricted"]!.GetValue<bool>());
        Assert.Empty((await agent.Post("/cases/search", new { name = "Exemple", agdref = "0123456789", reference = (await head.Get($"/cases/{caseId}")).Json.Text("reference") })).Is(200).Data);
        Assert.Null((await agent.Get($"/cases/{caseId}/restrictions")).Is(200).Data.Single()!["history"]![0].Text("reason"));
        Assert.Equal("Nationalité contestée.", (await head.Get($"/cases/{caseId}/restrictions")).Is(200).Data.Single()!["history"]![0].Text("reason"));
        await app.Lifts(caseId, restriction);
        Assert.Equal("Exemple", (await association.Get($"/cases/{caseId}")).Is(200).Person().Text("familyName"));
        Assert.Equal(("free", app.DayIn(0)), ((await agent.Get($"/cases/{caseId}/restrictions")).Data.Single().Text("status"), (await agent.Get($"/cases/{caseId}/restrictions")).Data.Single().Text("toldDay")));
    }

    [Fact]
    public async Task Not_a_word_of_a_restricted_case_is_read_anywhere_but_by_the_office_head()
    {
        var association = await app.NewAssociation();
        var (id, _, meeting) = await app.SettledCase(association);
        var document = (await association.Attaches(id, $"%PDF-1.7 {RetentionScenarios.Word("contenu")}", RetentionScenarios.Word("titre"))).Is(201).Data[^1]!["id"]!.GetValue<Guid>();
        var (agent, head) = (await app.Staff(Role.OfficeAgent), await app.Staff(Role.OfficeHead));
        (await agent.Post($"/cases/{id}/links", new { caseId = await app.CompleteCase(association), reason = RetentionScenarios.Word("rapprochement") })).Is(201);
        var item = await app.ItemOf(meeting, id);
        var commitment = (await association.Get("/commitments")).Is(200).Data.Ids().First();
        string[] shared =
        [
            "/cases?limit=200", "/cases/export", $"/cases/{id}", $"/cases/{id}/history", $"/cases/{id}/deadlines", $"/cases/{id}/documents", $"/cases/{id}/rectifications", meeting.Agenda(),
            meeting.Agenda("/deadlines"), item.Item(), "/agenda-items?limit=200", "/commitments?limit=200", $"/commitments/{commitment}", "/cases?modifiedSince=1970-01-01T00:00:00Z&limit=200", "/referrals?limit=200",
        ];
        string[] officeOnly = [$"/cases/{id}/duplicates", $"/cases/{id}/links", $"/cases/{id}/holds", $"/cases/{id}/restrictions"];
        Assert.Contains("serin", (await agent.Get($"/cases/{id}")).Text, StringComparison.Ordinal);
        await app.Restricts(id);
        foreach (var (reader, path) in from reader in new[] { association, agent } from path in shared.Concat(reader == agent ? officeOnly : []) select (reader, path))
        {
            var text = (await reader.Get(path)).Is(200).Text;
            Assert.False(text.Contains("serin", StringComparison.OrdinalIgnoreCase), $"{path}: {text}");
        }
        (await association.Get($"/cases/{id}/documents/{document}/content")).IsRefused(409, "case.restricted");
        (await agent.Get($"/cases/{id}/documents/{document}/content")).IsRefused(409, "case.restricted");
        foreach (var path in new[] { $"/cases/{id}", item.Item(), $"/commitments/{commitment}", $"/cases/{id}/documents", $"/cases/{id}/documents/{document}/content", $"/cases/{id}/holds" })
            Assert.Contains("serin", (await head.Get(path)).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_use_to_which_the_person_consents_opens_the_case_until_its_day()
    {
        var association = await app.NewAssociation();
        var (caseId, agent) = (await app.CompleteCase(association), await app.Staff(Role.OfficeAgent));
        var restriction = await app.Restricts(caseId);
        var path = $"/cases/{caseId}/restrictions/{restriction}/uses";
        object Use(int days, string reason = "Étude en réunion.") => new { basis = "consent", untilDay = app.DayIn(days), reason };
        (await agent.Post(path, Use(-1))).IsRefused(422, "restriction.use_out_of_range");
        (await agent.Post(path, Use(93))).IsRefused(422, "restriction.use_out_of_range");
        (await agent.Post(path, Use(1, " "))).IsRefused(422, "reason.required");
        (await association.Put($"/cases/{caseId}", new { situationSummary = "Changée." })).IsRefused(409, "case.restricted");
        var admitted = (await agent.Post(path, Use(1))).Is(200).Data.Single()!;
        Assert.Equal(("consent", app.DayIn(1), "Étude en réunion."), (admitted["uses"]![0].Text("basis"), admitted["uses"]![0].Text("untilDay"), admitted["uses"]![0].Text("reason")));
        Assert.Equal(("consent", app.DayIn(1)), (await association.Get($"/cases/{caseId}")).Is(200)["restriction"] is var shown ? (shown.Text("useBasis"), shown.Text("useUntilDay")) : default);
        (await association.Put($"/cases/{caseId}", new { situationSummary = "Changée." })).Is(200);
        app.TravelTo(app.InDays(1, "23:59"));
        Assert.Equal("Exemple", (await association.Get($"/cases/{caseId}")).Is(200).Person().Text("familyName"));
        app.TravelTo(app.InDays(1, "00:00"));
        Assert.Null((await association.Get($"/cases/{caseId}")).Is(200).Person().Text("familyName"));
        (await association.Put($"/cases/{caseId}", new { situationSummary = "Encore." })).IsRefused(409, "case.restricted");
    }

    [Fact]
    public async Task Only_the_office_head_lifts_it_and_the_person_is_told_before()
    {
        var association = await app.NewAssociation();
        var (caseId, agent, head) = (await app.CompleteCase(association), await app.Staff(Role.OfficeAgent), await app.Staff(Role.OfficeHead));
        (await Restrict(agent, caseId, " ")).IsRefused(422, "reason.required");
        (await Restrict(association, caseId)).IsRefused(403, "right.missing");
        var restriction = await app.Restricts(caseId);
        (await Restrict(agent, caseId)).IsRefused(409, "restriction.step_not_allowed");
        var path = $"/cases/{caseId}/restrictions/{restriction}/lifting";
        (await agent.Post(path, new { toldDay = app.DayIn(0), reason = "R" })).IsRefused(403, "right.missing");
        (await head.Post(path, new { toldDay = app.DayIn(1), reason = "R" })).IsRefused(422, "restriction.not_told");
        (await head.Post(path, new { toldDay = app.DayIn(-1), reason = "R" })).IsRefused(422, "restriction.not_told");
        (await head.Post(path, new { toldDay = app.DayIn(0), reason = " " })).IsRefused(422, "reason.required");
        (await head.Post($"/cases/{caseId}/restrictions/{caseId}/lifting", new { toldDay = app.DayIn(0), reason = "R" })).IsRefused(404, "not_found");
        await app.Lifts(caseId, restriction);
        (await head.Post(path, new { toldDay = app.DayIn(0), reason = "R" })).IsRefused(409, "restriction.step_not_allowed");
        (await association.Get($"/cases/{caseId}/restrictions")).IsRefused(403, "right.missing");
        Assert.NotEqual(restriction, await app.Restricts(caseId));
        await app.Seal();
        var acts = (await (await app.Officer()).Get($"/journal?caseId={caseId}")).Is(200).Data.Select(entry => entry!["act"]!.Text("action")).ToList();
        Assert.Equal((2, 1), (acts.Count(act => act == "restrictCase"), acts.Count(act => act == "liftRestriction")));
    }

    [Fact]
    public async Task A_restricted_case_is_not_destroyed_even_where_it_stands_on_a_list()
    {
        var association = await app.NewAssociation();
        var (officer, head) = (await app.Staff(Role.DataProtectionOfficer), await app.Staff(Role.OfficeHead));
        var opened = await app.OpenCase(association, app.Adult());
        var reference = opened.Json.Text("reference")!;
        var list = await app.ApprovedRequest(reference);
        var restriction = await app.Restricts(opened.Id);
        (await head.Post($"/destruction-lists/{list}/destruction")).IsRefused(409, "destruction_list.case_held");
        (await officer.Post($"/destruction-lists/{list}/abandonment", new { reason = "Limitation" })).Is(200);
        (await officer.Post("/destruction-lists", new { basis = "request", caseReference = reference, reason = "Demande" })).IsRefused(409, "destruction_list.case_held");
        await app.Lifts(opened.Id, restriction);
        // Nor is a case whose person still waits to be told what it says.
        var request = await app.AsksForAccess(opened.Id, opened.PersonId());
        (await officer.Post("/destruction-lists", new { basis = "request", caseReference = reference, reason = "Demande" })).IsRefused(409, "destruction_list.case_open");
        (await (await app.Staff(Role.OfficeAgent)).Post(request.Access("/withdrawal"))).Is(200);
        await app.Destroys(await app.ApprovedRequest(reference));
        var left = (await head.Get(request.Access())).Is(200);
        Assert.Equal(("withdrawn", opened.Id), (left.State, left["caseId"]!.GetValue<Guid>()));
        (await head.Get($"/cases/{opened.Id}/restrictions")).IsRefused(410, "case.destroyed");
        (await head.Get($"/cases/{opened.Id}/rectifications")).IsRefused(410, "case.destroyed");
    }

    [Fact]
    public async Task The_person_s_own_rights_go_on_and_an_agent_does_not_hand_over_what_he_is_not_shown()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, RightsScenarios.Someone("Abashidze", "Tea"));
        var (agent, head) = (await app.Staff(Role.OfficeAgent), await app.Staff(Role.OfficeHead));
        await app.Restricts(opened.Id);
        var request = await app.AsksForAccess(opened.Id, opened.PersonId());
        (await agent.Get(request.Access("/export"))).IsRefused(409, "case.restricted");
        (await app.Prepares(request)).IsRefused(409, "case.restricted");
        (await head.Post(request.Access("/preparation"), new { appearances = Array.Empty<object>(), masks = Array.Empty<object>() })).Is(200);
        var export = (await head.Get(request.Access("/export"))).Is(200);
        Assert.Equal(("Abashidze", "restricted"), (export["cases"]![0]!["identity"].Text("familyName"), export["cases"]![0]!["restrictions"]![0].Text("status")));
        (await agent.Post($"/cases/{opened.Id}/rectifications", new
        {
            askedBy = "person", receivedDay = app.DayIn(0), reason = "Vérifiée.", personId = opened.PersonId(), person = new { familyName = "Abachidze", nationalities = new[] { "RU" } },
        })).Is(201);
        Assert.Equal("Abachidze", (await head.Get($"/cases/{opened.Id}")).Is(200).Person().Text("familyName"));
        Assert.Null((await agent.Get($"/cases/{opened.Id}/rectifications")).Is(200).Data.Single()!["former"]);
        // Who withdraws her mandate is not held to it, and what a blind write would have emptied is still there.
        (await association.Post($"/cases/{opened.Id}/mandates/{opened.Person()["mandate"]!["id"]}/withdrawal")).Is(200);
        (await association.Post($"/cases/{opened.Id}/urgency", new { kind = "custody", reason = "Placement." })).Is(200);
        (await agent.Post($"/cases/{opened.Id}/hold", new { reason = "Recours." })).Is(200);
        Assert.Equal("Situation exemple.", (await head.Get(request.Access("/export"))).Is(200)["cases"]![0].Text("situationSummary"));
    }

    [Fact]
    public async Task Meetings_go_on_around_a_restricted_case_which_is_put_off_and_not_examined()
    {
        var association = await app.NewAssociation();
        var (restricted, other) = (await app.CompleteCase(association), await app.CompleteCase(association));
        var meeting = await app.ScheduledMeeting(app.InDays(40), null, association);
        var items = (First: await app.AdmittedItem(association, meeting, restricted), Other: await app.AdmittedItem(association, meeting, other));
        var restriction = await app.Restricts(restricted);
        (await (await app.Staff(Role.OfficeAgent)).Post(meeting.Agenda("/order"), new { itemIds = new[] { items.Other, items.First } })).Is(200);
        await app.Opens(meeting);
        await app.Takes(meeting, "attendance", MeetingScenarios.BothSides);
        (await (await app.Staff(Role.OfficeAgent)).Post(items.First.Item("/examination"), new { orientation = "underReview" })).IsRefused(409, "case.restricted");
        await app.TakesItem(items.Other, "/examination", new { orientation = "underReview" });
        await app.TakesItem(items.First, "/carry-over", new { reason = "Traitement limité." });
        await app.Takes(meeting, "holding");
        await app.Closes(meeting, association);
        await app.Lifts(restricted, restriction);
        // Who put it off was shown nothing of it; the question is there all the same.
        var successor = (await app.ReadItem(items.First))["successorId"]!.GetValue<Guid>();
        Assert.Equal(AgendaScenarios.Question, (await app.ReadItem(successor)).Json.Text("question"));
    }
}
