using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Demonstrations;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Audiences;

public sealed class AudienceRefusalTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_refusal_of_29_November_sends_four_cases_to_the_frozen_agenda_of_December()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var december = await app.ScheduledMeeting("2017-12-05T14:30", null, association);
        await app.ScheduledMeeting("2018-01-16T14:30", null, association);
        await app.Freezes(december);
        app.TravelTo("2017-11-29T18:30");
        var cases = await app.CompleteCases(association, 4);
        var demonstration = await app.DemonstrationBy(association);
        (await cabinet.Post($"/demonstrations/{demonstration}/holding")).Is(200);
        var request = await app.QualifiedRequest(association, cases);
        (await cabinet.Post($"/audience-requests/{request}/demonstration", new { demonstrationId = demonstration })).Is(200);

        (await cabinet.Post($"/audience-requests/{request}/refusal", new { target = "next" })).IsRefused(422, "audience_request.reason_required");
        (await app.Refuses(request, reason: " ")).IsRefused(422, "audience_request.reason_required");
        (await cabinet.Post($"/audience-requests/{request}/refusal", new { reason = AudienceScenarios.Reason }))
            .IsRefused(422, "audience_request.target_required");
        Assert.Equal("qualified", (await association.Get($"/audience-requests/{request}")).State);
        var refused = (await app.Refuses(request)).Is(200);

        Assert.Equal(("refused", "next", "2017-11-29"), (refused.State, refused["target"]!.GetValue<string>(), refused["answeredDay"]!.GetValue<string>()));
        Assert.Equal(4, refused["referrals"]!.AsArray().Count);
        Assert.All(refused["referrals"]!.AsArray(), referral => Assert.Equal(["id", "number", "status"], referral!.Members()));
        Assert.All(refused.Texts("referrals", "status"), status => Assert.Equal("placed", status));
        var agenda = await app.ItemsOf(december);
        Assert.Equal(cases.Order(), agenda.Ids("caseId").Order());
        Assert.All(agenda, item => Assert.Equal(("proposed", true, AudienceScenarios.Reason),
            (item.Text("status"), item!["late"]!.GetValue<bool>(), item.Text("lateReason"))));
        var told = (await association.Get($"/audience-requests/{request}")).Is(200);
        Assert.Equal(AudienceScenarios.Reason, told["reason"]!.GetValue<string>());
        Assert.All(told.Texts("referrals", "meetingId"), meeting => Assert.Equal(december.ToString(), meeting));
        (await app.Refuses(request)).IsRefused(409, "audience_request.step_not_allowed");
        (await cabinet.Post($"/audience-requests/{request}/demonstration", new { demonstrationId = demonstration })).IsRefused(409, "audience_request.already_decided");
    }

    [Fact]
    public async Task Before_the_freeze_the_cases_are_proposed_without_being_late()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-12-19T14:30", null, association);
        (await app.Refuses(await app.QualifiedRequest(association, await app.CompleteCases(association, 1)))).Is(200);
        var item = Assert.Single(await app.ItemsOf(meeting));
        Assert.Equal(("proposed", false), (item.Text("status"), item!["late"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_general_request_without_a_demonstration_is_refused_without_a_target()
    {
        var association = await app.NewAssociation();
        var request = await app.GeneralRequest(association);
        var refused = (await app.Refuses(request, target: null)).Is(200);
        Assert.Null(refused["target"]);
        Assert.Empty(refused["referrals"]!.AsArray());
        Assert.False(refused["noReply"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_case_brought_twice_stands_on_the_agenda_once_for_both_referrals()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-12-22T14:30", null, association);
        var cases = await app.CompleteCases(association, 1);
        var one = await app.QualifiedRequest(association, cases);
        var two = await app.QualifiedRequest(association, cases);
        (await app.Refuses(one)).Is(200);
        (await app.Refuses(two)).Is(200);
        Assert.Single(await app.ItemsOf(meeting));
        await app.Cancels(meeting);
        foreach (var request in new[] { one, two })
            Assert.Equal(["pending"], (await association.Get($"/audience-requests/{request}")).Texts("referrals", "status"));
    }

    [Fact]
    public async Task A_granted_audience_refers_the_cases_of_its_request_all_the_same()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-12-27T14:30", null, association);
        var request = await app.QualifiedRequest(association, await app.CompleteCases(association, 2));
        var audience = await app.Grants(request, "2017-12-01T17:00");
        var granted = (await association.Get($"/audience-requests/{request}")).Is(200);
        Assert.Equal(("granted", audience), (granted.State, granted["audienceId"]!.GetValue<Guid>()));
        Assert.Null(granted["reason"]);
        Assert.Equal(["placed", "placed"], granted.Texts("referrals", "status"));
        Assert.Equal(2, (await app.ItemsOf(meeting)).Count);
        var cabinet = await app.Staff(Role.Cabinet);
        (await cabinet.Post($"/audience-requests/{request}/grant", new { startsAt = "2017-12-01T17:00", place = "P", receivedBy = "prefect" }))
            .IsRefused(409, "audience_request.step_not_allowed");
        var skipped = await app.QualifiedRequest(association);
        (await cabinet.Post($"/audience-requests/{skipped}/grant", new { startsAt = "2018-03-25T02:30", place = "P", receivedBy = "prefect" })).IsRefused(422, "time.skipped");
        (await cabinet.Post($"/audience-requests/{skipped}/grant", new { startsAt = "2018-03-25T04:30", place = "", receivedBy = "prefect" })).IsRefused(422, "text.required");
    }
}
