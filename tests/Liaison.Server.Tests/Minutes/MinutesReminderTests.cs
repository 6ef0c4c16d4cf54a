using Liaison.Server.Pipeline;
using Liaison.Server.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.Minutes;

public sealed class MinutesReminderTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Who_has_not_taken_position_is_reminded_before_the_due_day_and_the_office_of_what_it_has_not_replied_to()
    {
        var (first, second, office) = (await app.NewAssociation(), await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var (meeting, items, _) = await app.CirculatedMinutes(first, second);
        Assert.Empty(await first.RemindedOfMinutes());
        // Ten working days were given; five before the end somebody is told.
        app.TravelTo(app.InDays(8));
        Assert.Equal([("minutes", "association", "dueSoon")], await first.RemindedOfMinutes());
        (await first.Post(meeting.Minutes("/position"), new { position = "approved" })).Is(200);
        Assert.Empty(await first.RemindedOfMinutes());
        var observed = await first.Observes(meeting, "Précision.", items[0]);
        Assert.Equal([("minutes", "association", "dueSoon"), ("observation", "prefecture", "dueSoon")],
            (await office.RemindedOfMinutes()).Order());
        await app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ReminderJob>().Single().Tick();
        Assert.Equal(app.DayIn(0), (await second.Get("/reminders")).Is(200).Data.Single(row => row!.Text("kind") == "minutes").Text("raisedDay"));
        await app.TakesMinutes(meeting, $"/observations/{observed}/reply", new { text = "Noté." });
        app.TravelTo(app.InDays(10));
        Assert.Equal([("minutes", "association", "overdue")], (await office.RemindedOfMinutes()));
        await app.TakesMinutes(meeting, "/conclusion");
        Assert.Empty((await office.RemindedOfMinutes()));
    }

    [Fact]
    public async Task Who_takes_over_finds_the_minutes_that_are_to_be_concluded()
    {
        var association = await app.NewAssociation();
        var (meeting, _) = await app.HeldMeeting(association);
        async Task<IEnumerable<Guid>> ToConclude() => (await (await app.Staff(Role.SecretaryGeneral)).Get("/handover")).Is(200)["associations"]!.AsArray()
            .Single(each => each!["associationId"]!.GetValue<Guid>() == association.AssociationId)!["minutesToConclude"].Ids("meetingId");
        Assert.Equal([meeting], await ToConclude());
        await Meetings.MeetingScenarios.Concludes(app, meeting, association);
        Assert.Empty(await ToConclude());
    }
}
