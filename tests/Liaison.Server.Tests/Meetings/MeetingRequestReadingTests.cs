using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Meetings;

public sealed class MeetingRequestReadingTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_request_is_read_by_its_association_and_the_office_of_its_prefecture_alone()
    {
        var association = await app.NewAssociation();
        var id = await app.MeetingRequest(association);
        (await association.Get($"/meeting-requests/{id}")).Is(200);
        (await (await app.Staff(Role.OfficeAgent)).Get($"/meeting-requests/{id}")).Is(200);
        var other = await app.NewAssociation();
        (await other.Get($"/meeting-requests/{id}")).IsRefused(404, "not_found");
        (await other.Post($"/meeting-requests/{id}/withdrawal", new { })).IsRefused(404, "not_found");
        Assert.Empty((await other.Get("/meeting-requests")).Data);
        var nord = await app.Staff(Role.OfficeHead, LiaisonApp.Nord);
        (await nord.Get($"/meeting-requests/{id}")).IsRefused(404, "not_found");
        (await nord.Post($"/meeting-requests/{id}/refusal", new { reason = "Motif" })).IsRefused(404, "not_found");
        Assert.Empty((await nord.Get("/meeting-requests")).Data);
    }

    [Fact]
    public async Task Requests_are_listed_newest_first_by_status()
    {
        var association = await app.NewAssociation();
        var first = await app.MeetingRequest(association);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await app.MeetingRequest(association);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var withdrawn = await app.MeetingRequest(association);
        (await association.Post($"/meeting-requests/{withdrawn}/withdrawal", new { })).Is(200);
        var page = (await association.Get("/meeting-requests?status=submitted&limit=1")).Is(200);
        Assert.Equal([second], page.Data.Ids());
        var next = (await association.Get($"/meeting-requests?status=submitted&limit=1&cursor={page["nextCursor"]!.GetValue<string>()}")).Is(200);
        Assert.Equal([first], next.Data.Ids());
        Assert.Null(next["nextCursor"]);
        (await association.Get("/meeting-requests?status=lost")).IsRefused(400, "parameter.malformed");
    }
}
