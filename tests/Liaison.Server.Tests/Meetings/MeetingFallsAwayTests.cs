using Liaison.Domain.Agendas;
using Liaison.Domain.Audiences;
using Liaison.Server.Audiences;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests;

public sealed class MeetingFallsAwayTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_postponed_meeting_keeps_its_former_dates_its_items_and_its_request()
    {
        var association = await app.NewAssociation();
        var (meetingId, requestId, caseId) = await Requested(association);
        await MeetingItems.Admit(app, meetingId, caseId);
        await app.Takes(meetingId, "agenda-freeze");
        var (first, second) = (app.InDays(35), app.InDays(40));
        var before = (await association.Get($"/meetings/{meetingId}"))["startsAt"]!.GetValue<string>();
        await app.Takes(meetingId, "postponement", new { startsAt = first, reason = "Salle indisponible" });
        var postponed = await app.Takes(meetingId, "postponement", new { startsAt = second, reason = "Agents absents" });
        Assert.Equal("scheduled", postponed.State);
        Assert.Equal(second[..10], postponed["day"]!.GetValue<string>());
        var former = postponed["formerDates"]!.AsArray();
        Assert.Equal(["Salle indisponible", "Agents absents"], former.Select(date => date!["reason"]!.GetValue<string>()));
        Assert.Equal([before[..16], first], former.Select(date => date!["startsAt"]!.GetValue<string>()[..16]));
        Assert.Equal(AgendaItemStatus.Admitted, Assert.Single(await MeetingItems.Of(app, meetingId)).Status);
        Assert.Equal(meetingId, (await association.Get($"/meeting-requests/{requestId}"))["meetingId"]!.GetValue<Guid>());
    }

    [Theory]
    [InlineData("postponement", "2016-12-12T14:30", "Motif", "meeting.starts_in_past")]
    [InlineData("postponement", "2029-03-25T02:30", "Motif", "time.skipped")]
    [InlineData("postponement", "2029-03-26T14:30", " ", "reason.required")]
    [InlineData("cancellation", "2016-12-12T14:30", "Motif", "meeting.starts_in_past")]
    [InlineData("cancellation", "2029-03-25T02:30", "Motif", "time.skipped")]
    [InlineData("cancellation", "2029-03-26T14:30", "", "reason.required")]
    [InlineData("cancellation", null, "", "reason.required")]
    [InlineData("not-held", null, " ", "reason.required")]
    public async Task A_date_that_cannot_be_or_a_missing_reason_changes_nothing(string step, string? startsAt, string reason, string code)
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var id = await app.ScheduledMeeting(app.InDays(30), null, association);
        (await office.Post($"/meetings/{id}/{step}", startsAt is null ? new { reason } : new { startsAt, reason })).IsRefused(422, code);
        Assert.Equal("scheduled", (await association.Get($"/meetings/{id}")).State);
        Assert.Single((await association.Get("/meetings")).Data);
    }

    [Theory]
    [InlineData("cancellation", "cancelled")]
    [InlineData("not-held", "notHeld")]
    public async Task When_a_meeting_falls_away_its_items_and_requests_wait_again(string step, string state)
    {
        var association = await app.NewAssociation();
        var (admitted, returned, proposed) = (await app.CompleteCase(association), await app.CompleteCase(association), await app.CompleteCase(association));
        var (meetingId, requestId) = await Requested(association, admitted, returned, proposed);
        await MeetingItems.Admit(app, meetingId, admitted);
        await MeetingItems.Return(app, meetingId, returned);
        var fallen = await app.Takes(meetingId, step, new { reason = "Agents absents" });
        Assert.Equal(state, fallen.State);
        Assert.Equal("Agents absents", (await association.Get($"/meetings/{meetingId}"))["reason"]!.GetValue<string>());
        Assert.Null(fallen["replacementId"]);
        Assert.Empty(await MeetingItems.Of(app, meetingId));
        var request = (await association.Get($"/meeting-requests/{requestId}")).Is(200);
        Assert.Equal("submitted", request.State);
        Assert.Null(request["meetingId"]);
        foreach (var named in request["cases"]!.AsArray())
            Assert.Equal(AgendaItemStatus.Submitted, (await MeetingItems.Read(app, named!["agendaItemId"]!.GetValue<Guid>())).Status);
        Assert.False(request["noReply"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_cancellation_with_a_new_date_makes_a_meeting_that_takes_over_requests_and_items()
    {
        var association = await app.NewAssociation();
        var (meetingId, requestId, caseId) = await Requested(association);
        await MeetingItems.Admit(app, meetingId, caseId);
        var cancelled = await app.Takes(meetingId, "cancellation", new { reason = "Agents absents", startsAt = app.InDays(45, "10:00") });
        var replacement = (await association.Get($"/meetings/{cancelled["replacementId"]!.GetValue<Guid>()}")).Is(200);
        Assert.Equal("scheduled", replacement.State);
        Assert.Equal(app.InDays(45, "10:00"), replacement["startsAt"]!.GetValue<string>()[..16]);
        Assert.NotEqual(cancelled["reference"]!.GetValue<string>(), replacement["reference"]!.GetValue<string>());
        foreach (var same in new[] { "kind", "place", "durationMinutes", "associations", "requestIds" })
            Assert.Equal(same == "requestIds" ? $"[\"{requestId}\"]" : cancelled[same]!.ToJsonString(), replacement[same]!.ToJsonString());
        Assert.Equal(AgendaItemStatus.Proposed, Assert.Single(await MeetingItems.Of(app, replacement.Id)).Status);
        Assert.Equal("scheduled", (await association.Get($"/meeting-requests/{requestId}")).State);
    }

    [Fact]
    public async Task A_cancelled_interview_is_replaced_with_its_theme()
    {
        var association = await app.NewAssociation();
        var id = await app.ScheduledMeeting(app.InDays(30), "Hébergement", association);
        var cancelled = await app.Takes(id, "cancellation", new { reason = "Agents absents", startsAt = app.InDays(45) });
        Assert.Equal("Hébergement", (await association.Get($"/meetings/{cancelled["replacementId"]!.GetValue<Guid>()}"))["theme"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_referred_case_goes_on_to_the_next_meeting_by_itself()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var first = await app.FrozenMeeting(app.InDays(30), association);
        var second = await app.ScheduledMeeting(app.InDays(60), null, association);
        var referralId = await MeetingItems.Referred(app, association, caseId);
        await MeetingItems.Place(app, association);
        var item = Assert.Single(await MeetingItems.Of(app, first));
        Assert.True(item.Late);
        await app.Takes(first, "cancellation", new { reason = "Agents absents" });
        var moved = Assert.Single(await MeetingItems.Of(app, second));
        Assert.Equal((item.Id, AgendaItemStatus.Proposed, false), (moved.Id, moved.Status, moved.Late));
        Assert.Equal(ReferralStatus.Placed, (await app.Write(db => ReferralTable.Load(db, referralId))).Status);
    }

    [Fact]
    public async Task A_returned_case_that_was_put_forward_anew_goes_on_by_its_new_item_alone()
    {
        var association = await app.NewAssociation();
        var (meetingId, requestId, caseId) = await Requested(association);
        var returned = await MeetingItems.Return(app, meetingId, caseId);
        var anew = (await association.Post("/meeting-requests", MeetingScenarios.Requested(caseId))).Is(201);
        await app.Takes(meetingId, "cancellation", new { reason = "Agents absents" });
        Assert.Equal(AgendaItemStatus.Returned, (await MeetingItems.Read(app, returned)).Status);
        var item = await MeetingItems.Read(app, anew["cases"]!.AsArray().Single()!["agendaItemId"]!.GetValue<Guid>());
        Assert.Equal(AgendaItemStatus.Submitted, item.Status);
        Assert.Equal("submitted", (await association.Get($"/meeting-requests/{requestId}")).State);
    }

    private async Task<(Guid MeetingId, Guid RequestId, Guid CaseId)> Requested(Actor association)
    {
        var caseId = await app.CompleteCase(association);
        var (meetingId, requestId) = await Requested(association, caseId);
        return (meetingId, requestId, caseId);
    }

    private async Task<(Guid MeetingId, Guid RequestId)> Requested(Actor association, params Guid[] caseIds)
    {
        var requestId = await app.MeetingRequest(association, caseIds);
        var meetingId = await app.ScheduledMeeting(app.InDays(30), null, association);
        (await (await app.Staff(Role.OfficeHead)).Post($"/meeting-requests/{requestId}/scheduling", new { meetingId })).Is(200);
        return (meetingId, requestId);
    }
}
