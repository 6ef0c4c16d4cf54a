using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cases;

/// <summary>The panel of a case on 2 January 2017, a Monday.</summary>
public sealed class DeadlinePanelTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_panel_of_a_removal_order_says_until_when_by_which_law_and_that_no_meeting_suspends_it()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var order = (await app.Decided(caseId, new { decision = "removalOrder", madeDay = "2016-12-30", notifiedDay = "2017-01-02" })).Id;
        var panel = (await association.Get($"/cases/{caseId}/deadlines")).Is(200);
        Assert.Equal(("2017-01-02", "Europe/Paris", "Une réunion ne suspend ni ne prolonge aucun délai."),
            (panel.Json.Text("day"), panel.Json.Text("timeZone"), panel.Json.Text("notice")));
        Assert.Equal(
            [
                "voluntaryDeparture 2017-01-02 2017-02-01 30 running CESEDA L511-1 II Départ volontaire",
                "removalOrderAppeal 2017-01-02 2017-02-02 31 running CESEDA L512-1 I Recours contre l'obligation de quitter le territoire",
            ],
            Lines(panel));
        Assert.All(panel["deadlines"]!.AsArray(), limit => Assert.Equal((order, null), (limit!["decisionId"]!.GetValue<Guid>(), limit["personId"])));
        Assert.Equal(panel.Text, (await (await app.Staff(Role.OfficeAgent)).Get($"/cases/{caseId}/deadlines")).Is(200).Text);
        var english = (await association.Send(HttpMethod.Get, $"/cases/{caseId}/deadlines", null, "en")).Is(200);
        Assert.Equal(("A meeting suspends no time limit and extends none.", "Appeal against the removal order", "Recours contre l'obligation de quitter le territoire"),
            (english.Json.Text("notice"), english["deadlines"]![1].Text("label"), english["deadlines"]![1].Text("french")));
    }

    [Fact]
    public async Task Forty_eight_hours_end_at_a_moment()
    {
        var association = await app.NewAssociation();
        var opened = await app.OpenCase(association, app.Adult(), app.Adult());
        var recorded = await app.Decided(opened.Id, new
        {
            decision = "removalOrder", madeDay = "2017-01-02", notifiedDay = "2017-01-02", notifiedAt = "2017-01-02T08:30", appealPeriod = "fortyEightHours",
            personId = opened.PersonId(1),
        });
        Assert.Equal(("2017-01-02T08:30:00+01:00", "fortyEightHours"), (recorded.Json.Text("notifiedAt"), recorded.Json.Text("appealPeriod")));
        var limit = Assert.Single((await association.Get($"/cases/{opened.Id}/deadlines")).Is(200)["deadlines"]!.AsArray());
        Assert.Equal(("2017-01-04T08:30:00+01:00", "2017-01-04", 2, opened.PersonId(1)),
            (limit.Text("endsAt"), limit.Text("endDay"), limit!["daysLeft"]!.GetValue<int>(), limit["personId"]!.GetValue<Guid>()));
    }

    [Fact]
    public async Task What_is_not_notified_is_unknown_and_runs_from_the_notification_on()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var order = (await app.Decided(caseId, new { decision = "refusedWithRemovalOrder", madeDay = "2016-12-30", departureDays = 0, appealPeriod = "fifteenDays" })).Id;
        Assert.Equal(["removalOrderAppeal    unknown CESEDA L512-1 I bis Recours contre l'obligation de quitter le territoire"],
            Lines((await association.Get($"/cases/{caseId}/deadlines")).Is(200)));
        (await (await app.Staff(Role.OfficeAgent)).Post($"/cases/{caseId}/decisions/{order}/notification", new { notifiedDay = "2017-01-02" })).Is(200);
        Assert.Equal(["removalOrderAppeal 2017-01-02 2017-01-18 16 running CESEDA L512-1 I bis Recours contre l'obligation de quitter le territoire"],
            Lines((await association.Get($"/cases/{caseId}/deadlines")).Is(200)));
    }

    [Fact]
    public async Task Silence_on_an_application_counts_from_its_filing_and_ends_with_an_answer()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        await app.Decided(caseId, new { decision = "applicationReceiptIssued", madeDay = "2016-11-20", applicationDay = "2016-11-15" });
        Assert.Equal(["applicationSilence 2016-11-15 2017-03-15 72 running CESEDA R*311-12, R311-12-1 Silence de quatre mois sur la demande de titre, qui vaut rejet"],
            Lines((await association.Get($"/cases/{caseId}/deadlines")).Is(200)));
        await app.Decided(caseId, new { decision = "permitRefused", madeDay = "2017-01-01", notifiedDay = "2017-01-02" });
        Assert.Equal(["refusalAppeal 2017-01-02 2017-03-03 60 running CJA R421-1 Recours contre le refus de séjour"],
            Lines((await association.Get($"/cases/{caseId}/deadlines")).Is(200)));
    }

    [Fact]
    public async Task A_youth_who_comes_of_age_is_shown_with_the_mandate_that_is_needed()
    {
        var association = await app.NewAssociation();
        var youth = new { givenNames = "Jeune", birthDate = "1999-06-30", nationalities = new[] { "GE" } };
        var child = new { givenNames = "Enfant", birthDate = "2008-06-30", nationalities = new[] { "GE" } };
        var opened = await app.OpenCase(association, app.Adult(), youth, child);
        Assert.Equal([null, """{"personId":"?","day":"2017-06-30","year":2017,"needsOwnMandate":true}""".Replace("?", $"{opened.PersonId(1)}", StringComparison.Ordinal), null],
            opened["persons"]!.AsArray().Select(person => person!["comesOfAge"]?.ToJsonString()));
        var panel = (await association.Get($"/cases/{opened.Id}/deadlines")).Is(200);
        Assert.Equal(["eighteenthBirthday 2016-06-30 2017-06-30 179 running Code civil 388 Dix-huit ans"], Lines(panel));
        Assert.Equal([opened.PersonId(1)], panel["comesOfAge"].Ids("personId"));
        var own = new { personId = opened.PersonId(1), scope = "full", riskInformed = true, language = "fr", givenDay = "2017-01-02" };
        Assert.False((await association.Post($"/cases/{opened.Id}/mandates", own)).Is(201).Person(1)["comesOfAge"]!["needsOwnMandate"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Nobody_reads_the_panel_of_another()
    {
        var caseId = await app.CompleteCase(await app.NewAssociation());
        (await (await app.NewAssociation()).Get($"/cases/{caseId}/deadlines")).IsRefused(404, "not_found");
        (await (await app.Staff(Role.OfficeHead, LiaisonApp.Nord)).Get($"/cases/{caseId}/deadlines")).IsRefused(404, "not_found");
        (await (await app.Staff(Role.Cabinet)).Get($"/cases/{caseId}/deadlines")).IsRefused(403, "right.missing");
    }

    private static IEnumerable<string> Lines(Answer panel) => panel["deadlines"]!.AsArray().Select(Line);

    private static string Line(JsonNode? limit) => string.Join(' ', new[] { "kind", "startDay", "endDay", "daysLeft", "state", "source", "label" }.Select(member => $"{limit![member]}"));
}
