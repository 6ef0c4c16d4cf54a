using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Cases;

public sealed class DeadlineOverTimeTests : OwnYear
{
    [Fact]
    public async Task The_ground_of_the_shortage_occupations_runs_out_at_midnight_of_the_prefecture()
    {
        App.TravelTo("2026-12-31T23:30");
        var association = await App.NewAssociation();
        var opened = (await association.Post("/cases", new { persons = new[] { new { familyName = "Exemple", groundCode = "L435-4" } } })).Is(201);
        Assert.Equal(["groundEnd running 2026-12-31"], await Limits(association, opened.Id));
        App.TravelTo("2027-01-01T00:15");
        Assert.Equal(["groundEnd past 2026-12-31"], await Limits(association, opened.Id));
    }

    [Fact]
    public async Task An_order_of_after_the_reform_has_a_clear_month_that_ends_on_a_working_day()
    {
        App.TravelTo("2026-03-30T10:00");
        var association = await App.NewAssociation();
        var caseId = await App.CompleteCase(association);
        await App.Decided(caseId, new { decision = "removalOrder", madeDay = "2026-03-30", notifiedDay = "2026-03-30", departureDays = 0 });
        App.TravelTo("2026-05-04T23:30");
        Assert.Equal(["removalOrderAppeal running 2026-05-04"], await Limits(association, caseId));
        App.TravelTo("2026-05-05T00:15");
        Assert.Equal(["removalOrderAppeal past 2026-05-04"], await Limits(association, caseId));
    }

    [Fact]
    public async Task A_decision_that_contradicts_a_favourable_orientation_alerts_the_office_and_no_association()
    {
        var association = await App.NewAssociation();
        var couple = await App.OpenCase(association, App.Adult(), App.Adult());
        var meeting = await App.ScheduledMeeting("2017-03-14T14:30", null, association);
        var item = await App.AdmittedItem(association, meeting, couple.Id);
        await App.Opens(meeting);
        await App.TakesItem(item, "/examination", new
        {
            orientation = "favourableInPrinciple", persons = new[] { new { personId = couple.PersonId(1), orientation = "underReview" } },
        });
        App.TravelTo("2017-04-20T10:00");
        await App.Decided(couple.Id, new { decision = "permitRefused", madeDay = "2017-04-19", personId = couple.PersonId(1) });
        var refusal = (await App.Decided(couple.Id, new { decision = "permitRefused", madeDay = "2017-04-20" })).Id;

        var panel = (await (await App.Staff(Role.OfficeHead)).Get($"/cases/{couple.Id}/deadlines")).Is(200);
        var alert = Assert.Single(panel["alerts"]!.AsArray())!;
        Assert.Equal((refusal, item, meeting, "permitRefused", "2017-03-14"), (alert["decisionId"]!.GetValue<Guid>(), alert["agendaItemId"]!.GetValue<Guid>(),
            alert["meetingId"]!.GetValue<Guid>(), alert.Text("decision"), alert.Text("examinedDay")));
        Assert.Equal([couple.PersonId()], alert["personIds"]!.AsArray().Select(id => id!.GetValue<Guid>()));
        Assert.Contains("chef de bureau", alert.Text("notice"), StringComparison.Ordinal);
        Assert.Single((await (await App.Staff(Role.OfficeAgent)).Get(meeting.Agenda("/deadlines"))).Is(200)["items"]![0]!["alerts"]!.AsArray());
        Assert.Empty((await association.Get($"/cases/{couple.Id}/deadlines")).Is(200)["alerts"]!.AsArray());
        Assert.Empty((await association.Get(meeting.Agenda("/deadlines"))).Is(200)["items"]![0]!["alerts"]!.AsArray());
    }

    private static async Task<IEnumerable<string>> Limits(Actor reader, Guid caseId) => (await reader.Get($"/cases/{caseId}/deadlines")).Is(200)["deadlines"]!.AsArray()
        .Select(limit => $"{limit.Text("kind")} {limit.Text("state")} {limit.Text("endDay")}");
}
