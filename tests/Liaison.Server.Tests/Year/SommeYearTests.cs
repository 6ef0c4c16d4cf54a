using System.Text.Json.Nodes;
using Liaison.Server.Demo;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Year;

/// <summary>The year 2017 of the Somme over HTTP, from the first request to the figures that the prefecture published.</summary>
public sealed class SommeYearTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Year = "?from=2017-01-01&to=2017-11-29";

    [Fact]
    public async Task The_year_ends_in_the_figures_that_were_published()
    {
        var office = await app.Staff(Role.OfficeAgent);
        var head = await app.Staff(Role.OfficeHead);
        var cabinet = await app.Staff(Role.Cabinet);
        var association = await app.NewAssociation();
        var other = await app.NewAssociation();

        foreach (var (day, cases) in SommeYear.Sample.TechnicalMeetings.Concat(SommeYear.Sample.SpecificInterviews.Select(day => (day, 0))).Order())
        {
            if (cases > 0)
                await app.HoldTechnicalMeeting(association, office, day, cases);
            else
                await app.HoldInterview(office, association, day);
        }
        var december = await app.FreezeDecemberMeeting(office, association);
        var referrals = await RefuseAudienceAfterDemonstration(cabinet, association);

        await ActivityIs(association, Year, technical: 6, specific: 2, cases: 26);
        await ActivityIs(head, Year, technical: 6, specific: 2, cases: 26);
        await ActivityIs(await app.Staff(Role.PressOfficer), Year + $"&associationId={association.AssociationId}", technical: 6, specific: 2, cases: 26);
        await ActivityIs(other, Year, technical: 0, specific: 0, cases: 0);
        await ActivityIs(head, "?from=2017-01-01&to=2017-11-06", technical: 5, specific: 2, cases: 22);
        Assert.Equal(26, (await office.Get("/statistics/activity/cases" + Year + "&limit=100")).Is(200).Data.Count);

        await RegularisationsAreAsPublished(head);
        await ReferredCasesAreProposed(office, december, referrals);
    }

    private async Task<JsonArray> RefuseAudienceAfterDemonstration(Actor cabinet, Actor association)
    {
        var demonstration = (await cabinet.Post("/demonstrations", new
        {
            associationIds = new[] { association.AssociationId }, day = SommeYear.Published.DemonstrationDay, assemblyTime = "14:00",
            place = "Place exemple, Amiens", communes = new[] { "Amiens" }, purpose = "Soutien à des familles russes et géorgiennes",
            declarations = new[] { new { authority = "Préfecture de la Somme", receivedDay = SommeYear.Sample.DeclarationReceivedDay } },
        })).Is(201);
        Assert.Equal("onTime", demonstration["timeliness"]!["literal"]!.GetValue<string>());
        Assert.Equal("onTime", demonstration["timeliness"]!["prudent"]!.GetValue<string>());

        var brought = await app.CompleteCases(association, SommeYear.Sample.CasesBroughtToAudience);
        var request = (await association.Post("/audience-requests", new { topics = new[] { "housing" }, caseIds = brought })).Is(201);
        (await cabinet.Post($"/audience-requests/{request.Id}/demonstration", new { demonstrationId = demonstration.Id })).Is(200);
        (await cabinet.Post($"/audience-requests/{request.Id}/qualification", new { kind = "caseBearing" })).Is(200);
        app.TravelTo("2017-11-29T08:00");
        (await cabinet.Post($"/audience-requests/{request.Id}/refusal", new { target = "next" })).IsRefused(422, "audience_request.reason_required");
        (await cabinet.Post($"/audience-requests/{request.Id}/refusal", new { reason = "Motif" })).IsRefused(422, "audience_request.target_required");
        var refused = (await cabinet.Post($"/audience-requests/{request.Id}/refusal", new
        {
            reason = "Les situations individuelles sont étudiées en réunion technique.", target = "next",
        })).Is(200);
        return refused["referrals"]!.AsArray();
    }

    private static async Task ActivityIs(Actor reader, string period, int technical, int specific, int cases)
    {
        var activity = (await reader.Get("/statistics/activity" + period)).Is(200);
        Assert.Equal(technical, activity["meetings"]!["technical"]!["value"]!.GetValue<decimal>());
        Assert.Equal(specific, activity["meetings"]!["specific"]!["value"]!.GetValue<decimal>());
        Assert.Equal(cases, activity["cases"]!["value"]!.GetValue<decimal>());
        Assert.Equal(cases, activity["items"]!["value"]!.GetValue<decimal>());
        Assert.Equal("derived", activity["cases"]!["source"]!.GetValue<string>());
    }

    private static async Task RegularisationsAreAsPublished(Actor head)
    {
        var (from2016, to2016, granted2016, quoted) = SommeYear.Published.Year2016;
        var (from2017, to2017, granted2017, applications) = SommeYear.Published.NineMonths2017;
        var before = await Enter(new { from = from2016, to = to2016, granted = granted2016, quotedRatePercent = quoted });
        var now = await Enter(new { from = from2017, to = to2017, granted = granted2017, applications });

        Assert.Equal(276, now["granted"]!.GetValue<int>());
        Assert.Equal(444, now["applications"]!.GetValue<int>());
        Assert.Equal("""{"percentWhole":62,"percentOneDecimal":62.2,"quoted":false}""", now["rate"]!.ToJsonString());
        Assert.Equal(284, before["granted"]!.GetValue<int>());
        Assert.Null(before["applications"]);
        Assert.Equal("""{"percentWhole":58,"percentOneDecimal":null,"quoted":true}""", before["rate"]!.ToJsonString());

        var comparison = (await head.Get($"/statistics/regularisations/comparison?a={before.Id}&b={now.Id}")).Is(200);
        Assert.Equal(4m, comparison["changeInPoints"]!.GetValue<decimal>());
        Assert.Equal(["unlikePeriods", "quotedRate"], comparison.Texts("flags"));

        async Task<Answer> Enter(object figures)
        {
            var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(figures))!;
            body["population"] = SommeYear.Published.Population;
            body["basis"] = SommeYear.Published.Basis;
            body["source"] = SommeYear.Release;
            return (await head.Post("/statistics/regularisations", body)).Is(201);
        }
    }

    private static async Task ReferredCasesAreProposed(Actor office, Guid december, JsonArray referrals)
    {
        Assert.Equal(4, referrals.Count);
        Assert.All(referrals, referral => Assert.Equal("placed", referral!["status"]!.GetValue<string>()));
        var agenda = (await office.Get($"/meetings/{december}/agenda")).Is(200);
        Assert.Equal("frozen", agenda.State);
        var items = agenda["items"]!.AsArray();
        Assert.Equal(4, items.Count);
        Assert.All(items, item =>
        {
            Assert.Equal("proposed", item!["status"]!.GetValue<string>());
            Assert.True(item["late"]!.GetValue<bool>());
            Assert.Equal("Les situations individuelles sont étudiées en réunion technique.", item["lateReason"]!.GetValue<string>());
        });
    }
}
