using Liaison.Server.Tests.Associations;

namespace Liaison.Server.Tests.Meetings;

public sealed class SuspendedAssociationTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_suspended_association_reads_its_requests_and_meetings_and_sends_none()
    {
        var association = await app.NewAssociation();
        var id = await app.MeetingRequest(association);
        var meetingId = await app.ScheduledMeeting(app.InDays(30), null, association);
        await app.Suspends(association);
        Assert.Empty((await association.Get($"/meeting-requests/{id}")).Is(200)["allowedSteps"]!.AsArray());
        Assert.Empty((await association.Get("/meeting-requests")).Data.Single()!["allowedSteps"]!.AsArray());
        (await association.Get($"/meetings/{meetingId}")).Is(200);
        (await association.Post("/meeting-requests", MeetingScenarios.Requested())).IsRefused(403, "association.suspended");
        (await association.Post($"/meeting-requests/{id}/withdrawal", new { })).IsRefused(403, "association.suspended");
    }
}
