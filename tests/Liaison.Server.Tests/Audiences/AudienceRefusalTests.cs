using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests;

public sealed class AudienceRefusalTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_refusal_of_29_November_sends_four_cases_to_the_frozen_agenda_of_December()
    {
        var association = await app.NewAssociation();
        var cabinet = await app.Staff(Role.Cabinet);
        var december = await app.ScheduledMeeting("2017-12-05T14:30", null, association);
        await app.ScheduledMeeting("2018-01-16T14:30", null, association);
        await app.Freeze(december);
        app.TravelTo("2017-11-29T18:30");
        var cases = await app.Cases(association, 4);
        var demonstration = await app.DemonstrationBy(association);
        (await cabinet.Post($"/demonstrations/{demonstration}/holding")).Is(200);
        var request = await app.QualifiedRequest(association, cases);
        (await cabinet.Post($"/audience-requests/{request}/demonstration", new { demonstrationId = demonstration })).Is(200);

        (await cabinet.Post($"/audience-requests/{request}/refusal", new { target = "next" })).IsRefused(422, "audience_request.reason_required");
        (await app.Refuses(request, reason: " ")).IsRefused(422, "audience_request.reason_required");
        (await cabinet.Post($"/audience-requests/{request}/refusal", new { reason = AudienceStory.Reason })).IsRefused(422, "audience_request.target_required");
        Assert.Equal("qualified", (await association.Get($"/audience-requests/{request}")).State);
        var refused = (await app.Refuses(request)).Is(200);

        Assert.Equal(("refused", "next", "2017-11-29"), (refused.State, refused["target"]!.GetValue<string>(), refused["answeredDay"]!.GetValue<string>()));
        Assert.Equal(4, refused["referrals"]!.AsArray().Count);
        Assert.All(refused["referrals"]!.AsArray(), referral => Assert.Equal(["id", "number", "status"], referral!.Members()));
        Assert.All(refused.Texts("referrals", "status"), status => Assert.Equal("placed", status));
        var agenda = await app.Agenda(december);
        Assert.Equal(cases.Order(), agenda.Select(item => item.CaseId!.Value).Order());
        Assert.All(agenda, item => Assert.Equal((AgendaItemStatus.Proposed, true, AudienceStory.Reason), (item.Status, item.Late, item.LateReason)));
        var told = (await association.Get($"/audience-requests/{request}")).Is(200);
        Assert.Equal(AudienceStory.Reason, told["reason"]!.GetValue<string>());
        Assert.All(told.Texts("referrals", "meetingId"), meeting => Assert.Equal(december.ToString(), meeting));
        (await app.Refuses(request)).IsRefused(409, "audience_request.step_not_allowed");
        (await cabinet.Post($"/audience-requests/{request}/demonstration", new { demonstrationId = demonstration })).IsRefused(409, "audience_request.already_decided");
    }

    [Fact]
    public async Task Before_the_freeze_the_cases_are_proposed_without_being_late()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-12-19T14:30", null, association);
        (await app.Refuses(await app.QualifiedRequest(association, await app.Cases(association, 1)))).Is(200);
        var item = Assert.Single(await app.Agenda(meeting));
        Assert.Equal((AgendaItemStatus.Proposed, false), (item.Status, item.Late));
    }

    [Fact]
    public async Task Without_a_meeting_to_come_the_cases_wait_for_the_next_one()
    {
        var association = await app.NewAssociation();
        await app.ScheduledMeeting("2017-12-18T14:30", "Logement", association);
        var refused = (await app.Refuses(await app.QualifiedRequest(association, await app.Cases(association, 2)))).Is(200);
        Assert.All(refused.Texts("referrals", "status"), status => Assert.Equal("pending", status));
        var meeting = await app.ScheduledMeeting("2018-01-09T14:30", null, association);
        await app.PlaceWaiting(association);
        Assert.Equal(2, (await app.Agenda(meeting)).Count);
        Assert.All((await association.Get($"/audience-requests/{refused.Id}")).Texts("referrals", "status"), status => Assert.Equal("placed", status));
    }

    [Fact]
    public async Task A_named_meeting_of_this_association_is_a_target()
    {
        var association = await app.NewAssociation();
        await app.ScheduledMeeting("2017-12-12T14:30", null, association);
        var later = await app.ScheduledMeeting("2018-02-13T14:30", null, association, await app.NewAssociation());
        var refused = (await app.Refuses(await app.QualifiedRequest(association, await app.Cases(association, 1)), later.ToString())).Is(200);
        Assert.Equal(later.ToString(), refused["target"]!.GetValue<string>());
        Assert.Single(await app.Agenda(later));
    }

    [Fact]
    public async Task A_target_is_a_technical_meeting_of_this_association_that_is_not_open()
    {
        var association = await app.NewAssociation();
        var request = await app.QualifiedRequest(association, await app.Cases(association, 1));
        var absent = (await app.Refuses(request, Guid.Empty.ToString())).IsRefused(422, "audience_request.target_not_eligible");
        var others = await app.ScheduledMeeting("2017-12-13T14:30", null, await app.NewAssociation());
        var interview = await app.ScheduledMeeting("2017-12-14T14:30", "Logement", association);
        var open = await app.ScheduledMeeting("2017-12-15T14:30", null, association);
        await app.Change(open, meeting => meeting.FreezeAgenda(false).Open(meeting.Day));
        var cancelled = await app.ScheduledMeeting("2017-12-16T14:30", null, association);
        await app.Cancelled(cancelled);
        foreach (var target in new[] { others, interview, open, cancelled })
            Assert.Equal(absent.Text, (await app.Refuses(request, target.ToString())).IsRefused(422, "audience_request.target_not_eligible").Text);
        (await app.Refuses(request, "bientôt")).IsRefused(422, "text.format");
        Assert.Equal("qualified", (await association.Get($"/audience-requests/{request}")).State);
    }

    [Fact]
    public async Task A_general_request_without_a_demonstration_is_refused_without_a_target()
    {
        var association = await app.NewAssociation();
        var request = await app.Qualified((await association.Asks()).Is(201).Id, "general");
        var refused = (await app.Refuses(request, target: null)).Is(200);
        Assert.Null(refused["target"]);
        Assert.Empty(refused["referrals"]!.AsArray());
        Assert.False(refused["noReply"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_case_on_another_agenda_keeps_its_place_and_blocks_the_freeze_of_the_target()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var target = await app.ScheduledMeeting("2017-12-20T14:30", null, association);
        var other = await app.ScheduledMeeting("2018-02-20T14:30", null, association);
        var cases = await app.Cases(association, 1);
        var standing = await app.Proposed(association, cases[0], other);
        var refused = (await app.Refuses(await app.QualifiedRequest(association, cases))).Is(200);
        var referral = Assert.Single(refused.Texts("referrals", "id"));
        Assert.Equal(["pending"], refused.Texts("referrals", "status"));
        Assert.Equal(AgendaRules.ReferralUnplaced, (await Assert.ThrowsAsync<RefusedException>(() => app.Freeze(target))).Refusal);
        Assert.Equal("lapsed", (await office.Post($"/referrals/{referral}/lapsing", new { reason = "Déjà inscrit en février." })).Is(200).State);
        await app.Freeze(target);
        var kept = Assert.Single(await app.Agenda(other));
        Assert.Equal((standing, AgendaItemStatus.Proposed), (kept.Id, kept.Status));
    }

    [Fact]
    public async Task When_its_meeting_is_cancelled_a_referral_waits_again_and_goes_to_the_next()
    {
        var association = await app.NewAssociation();
        var first = await app.ScheduledMeeting("2017-12-21T14:30", null, association);
        var refused = (await app.Refuses(await app.QualifiedRequest(association, await app.Cases(association, 1)), first.ToString())).Is(200);
        await app.Cancelled(first);
        Assert.Equal(["pending"], (await association.Get($"/audience-requests/{refused.Id}")).Texts("referrals", "status"));
        var next = await app.ScheduledMeeting("2018-01-25T14:30", null, association);
        await app.PlaceWaiting(association);
        var after = (await association.Get($"/audience-requests/{refused.Id}")).Is(200);
        Assert.Equal(["placed"], after.Texts("referrals", "status"));
        Assert.Equal([next.ToString()], after.Texts("referrals", "meetingId"));
        Assert.Single(await app.Agenda(next));
    }

    [Fact]
    public async Task A_case_brought_twice_stands_on_the_agenda_once_for_both_referrals()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-12-22T14:30", null, association);
        var cases = await app.Cases(association, 1);
        var one = await app.QualifiedRequest(association, cases);
        var two = await app.QualifiedRequest(association, cases);
        (await app.Refuses(one)).Is(200);
        (await app.Refuses(two)).Is(200);
        Assert.Single(await app.Agenda(meeting));
        await app.Cancelled(meeting);
        foreach (var request in new[] { one, two })
            Assert.Equal(["pending"], (await association.Get($"/audience-requests/{request}")).Texts("referrals", "status"));
    }

    [Fact]
    public async Task A_granted_audience_refers_the_cases_of_its_request_all_the_same()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting("2017-12-27T14:30", null, association);
        var request = await app.QualifiedRequest(association, await app.Cases(association, 2));
        var audience = await app.Granted(request, "2017-12-01T17:00");
        var granted = (await association.Get($"/audience-requests/{request}")).Is(200);
        Assert.Equal(("granted", audience), (granted.State, granted["audienceId"]!.GetValue<Guid>()));
        Assert.Null(granted["reason"]);
        Assert.Equal(["placed", "placed"], granted.Texts("referrals", "status"));
        Assert.Equal(2, (await app.Agenda(meeting)).Count);
        var cabinet = await app.Staff(Role.Cabinet);
        (await cabinet.Post($"/audience-requests/{request}/grant", new { startsAt = "2017-12-01T17:00", place = "P", receivedBy = "prefect" }))
            .IsRefused(409, "audience_request.step_not_allowed");
        var skipped = await app.QualifiedRequest(association);
        (await cabinet.Post($"/audience-requests/{skipped}/grant", new { startsAt = "2018-03-25T02:30", place = "P", receivedBy = "prefect" })).IsRefused(422, "time.skipped");
        (await cabinet.Post($"/audience-requests/{skipped}/grant", new { startsAt = "2018-03-25T04:30", place = "", receivedBy = "prefect" })).IsRefused(422, "text.required");
    }
}
