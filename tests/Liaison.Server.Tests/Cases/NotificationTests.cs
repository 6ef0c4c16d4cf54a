using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Cases;

public sealed class NotificationTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_office_records_a_notification_once()
    {
        var caseId = await app.CompleteCase(await app.NewAssociation());
        var office = await app.Staff(Role.OfficeAgent);
        var path = $"/cases/{caseId}/decisions/{(await app.Decided(caseId, new { decision = "permitGranted", madeDay = "2016-12-30" })).Id}/notification";
        var notified = (await office.Post(path, new { notifiedDay = "2017-01-02" })).Is(200);
        Assert.Equal(("2017-01-02", null), (notified.Json.Text("notifiedDay"), notified["notifiedAt"]));
        Assert.Equal("2017-01-02", (await office.Get($"/cases/{caseId}/decisions")).Is(200).Data.Single().Text("notifiedDay"));
        (await office.Post(path, new { notifiedDay = "2017-01-01" })).IsRefused(409, "decision.already_notified");
    }

    [Theory]
    [InlineData("fortyEightHours", """{"notifiedDay":"2017-01-01"}""", "decision.notified_time_required")]
    [InlineData("fortyEightHours", """{"notifiedDay":"2017-01-01","notifiedAt":"2017-01-02T08:00"}""", "decision.notified_on_another_day")]
    [InlineData("fortyEightHours", """{"notifiedDay":"2016-12-29","notifiedAt":"2016-12-29T08:00"}""", "decision.notified_before_made")]
    [InlineData("fortyEightHours", """{"notifiedDay":"2199-01-01","notifiedAt":"2199-01-01T08:00"}""", "decision.notified_in_future")]
    [InlineData("fortyEightHours", """{"notifiedDay":"2017-01-01","notifiedAt":"1899-12-31T08:00"}""", "day.out_of_range")]
    [InlineData("sevenDays", """{"notifiedDay":"2017-01-01","notifiedAt":"2017-01-01T08:00"}""", "decision.not_of_this_kind")]
    [InlineData("sevenDays", """{"notifiedDay":"1899-12-31"}""", "day.out_of_range")]
    public async Task A_notification_that_cannot_be_is_refused(string appealPeriod, string body, string code)
    {
        var caseId = await app.CompleteCase(await app.NewAssociation());
        var order = (await app.Decided(caseId, new { decision = "removalOrder", madeDay = "2016-12-30", appealPeriod })).Id;
        var office = await app.Staff(Role.OfficeAgent);
        (await office.PostRaw($"/cases/{caseId}/decisions/{order}/notification", body)).IsRefused(422, code);
        Assert.Null((await office.Get($"/cases/{caseId}/decisions")).Data.Single()!["notifiedDay"]);
    }

    [Fact]
    public async Task A_decision_is_notified_under_its_own_case_and_by_the_office_alone()
    {
        var association = await app.NewAssociation();
        var (caseId, otherId) = (await app.CompleteCase(association), await app.CompleteCase(association));
        var decision = (await app.Decided(caseId, new { decision = "fileClosed", madeDay = "2016-12-30" })).Id;
        var office = await app.Staff(Role.OfficeAgent);
        var body = new { notifiedDay = "2017-01-02" };
        (await office.Post($"/cases/{otherId}/decisions/{decision}/notification", body)).IsRefused(404, "not_found");
        (await office.Post($"/cases/{caseId}/decisions/{caseId}/notification", body)).IsRefused(404, "not_found");
        (await office.PostRaw($"/cases/{caseId}/decisions/{caseId}/notification", "{}")).IsRefused(404, "not_found");
        (await (await app.Staff(Role.OfficeHead, LiaisonApp.Nord)).Post($"/cases/{caseId}/decisions/{decision}/notification", body)).IsRefused(404, "not_found");
        (await association.Post($"/cases/{caseId}/decisions/{decision}/notification", body)).IsRefused(403, "right.missing");
    }
}
