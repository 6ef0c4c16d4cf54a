using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Associations;

namespace Liaison.Server.Tests.Meetings;

public sealed class MeetingRoleTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Associations = "Association AssociationManager";
    private const string Office = "OfficeAgent OfficeHead";
    private const string Absent = "019a0000-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("GET", "/meeting-requests", $"{Associations} {Office}")]
    [InlineData("GET", $"/meeting-requests/{Absent}", $"{Associations} {Office}")]
    [InlineData("POST", "/meeting-requests", Associations)]
    [InlineData("POST", $"/meeting-requests/{Absent}/information", Associations)]
    [InlineData("POST", $"/meeting-requests/{Absent}/withdrawal", Associations)]
    [InlineData("POST", $"/meeting-requests/{Absent}/information-request", Office)]
    [InlineData("POST", $"/meeting-requests/{Absent}/scheduling", Office)]
    [InlineData("POST", $"/meeting-requests/{Absent}/refusal", Office)]
    [InlineData("GET", "/meetings", $"{Associations} {Office} Cabinet SecretaryGeneral")]
    [InlineData("GET", $"/meetings/{Absent}", $"{Associations} {Office} Cabinet SecretaryGeneral")]
    [InlineData("POST", "/meetings", Office)]
    [InlineData("POST", $"/meetings/{Absent}/agenda-freeze", Office)]
    [InlineData("POST", $"/meetings/{Absent}/opening", Office)]
    [InlineData("POST", $"/meetings/{Absent}/attendance", Office)]
    [InlineData("POST", $"/meetings/{Absent}/holding", Office)]
    [InlineData("POST", $"/meetings/{Absent}/not-held", Office)]
    [InlineData("POST", $"/meetings/{Absent}/postponement", Office)]
    [InlineData("POST", $"/meetings/{Absent}/cancellation", Office)]
    [InlineData("POST", $"/meetings/{Absent}/closing", Office)]
    public async Task A_role_without_the_right_is_refused_and_the_others_are_not(string method, string path, string allowed)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = await app.Somebody(role);
            var answer = await actor.Send(new HttpMethod(method), path, method == "GET" ? null : new StringContent("{", null, "application/json"));
            if (allowed.Split(' ').Contains(role.ToString()))
                Assert.NotEqual(403, answer.Status);
            else
                answer.IsRefused(403, "right.missing");
        }
    }

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
