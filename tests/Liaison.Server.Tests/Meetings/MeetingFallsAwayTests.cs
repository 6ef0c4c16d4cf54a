using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Meetings;

public sealed class MeetingFallsAwayTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_postponed_meeting_keeps_its_former_dates_its_items_and_its_request()
    {
        var association = await app.NewAssociation();
        var (meetingId, requestId, caseId) = await Requested(association);
        await app.Admits(meetingId, caseId);
        await app.Freezes(meetingId);
        var (first, second) = (app.InDays(35), app.InDays(40));
        var before = (await association.Get($"/meetings/{meetingId}"))["startsAt"]!.GetValue<string>();
        await app.Takes(meetingId, "postponement", new { startsAt = first, reason = "Salle indisponible" });
        var postponed = await app.Takes(meetingId, "postponement", new { startsAt = second, reason = "Agents absents" });
        Assert.Equal("scheduled", postponed.State);
        Assert.Equal(second[..10], postponed["day"]!.GetValue<string>());
        var former = postponed["formerDates"]!.AsArray();
        Assert.Equal(["Salle indisponible", "Agents absents"], former.Select(date => date!["reason"]!.GetValue<string>()));
        Assert.Equal([before[..16], first], former.Select(date => date!["startsAt"]!.GetValue<string>()[..16]));
        Assert.Equal("admitted", Assert.Single(await app.ItemsOf(meetingId)).Text("status"));
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
        var (meetingId, requestId) = await app.AnsweredRequest(app.InDays(30), association, admitted, returned, proposed);
        await app.Admits(meetingId, admitted);
        await app.Returns(meetingId, returned);
        var fallen = await app.Takes(meetingId, step, new { reason = "Agents absents" });
        Assert.Equal(state, fallen.State);
        Assert.Equal("Agents absents", (await association.Get($"/meetings/{meetingId}"))["reason"]!.GetValue<string>());
        Assert.Null(fallen["replacementId"]);
        Assert.Empty(await app.ItemsOf(meetingId));
        var request = (await association.Get($"/meeting-requests/{requestId}")).Is(200);
        Assert.Equal("submitted", request.State);
        Assert.Null(request["meetingId"]);
        foreach (var item in request["cases"].Ids("agendaItemId"))
            Assert.Equal("submitted", (await app.ReadItem(item)).State);
        Assert.False(request["noReply"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_cancellation_with_a_new_date_makes_a_meeting_that_takes_over_requests_and_items()
    {
        var association = await app.NewAssociation();
        var (meetingId, requestId, caseId) = await Requested(association);
        await app.Admits(meetingId, caseId);
        var cancelled = await app.Takes(meetingId, "cancellation", new { reason = "Agents absents", startsAt = app.InDays(45, "10:00") });
        var replacement = (await association.Get($"/meetings/{cancelled["replacementId"]!.GetValue<Guid>()}")).Is(200);
        Assert.Equal("scheduled", replacement.State);
        Assert.Equal(app.InDays(45, "10:00"), replacement["startsAt"]!.GetValue<string>()[..16]);
        Assert.NotEqual(cancelled["reference"]!.GetValue<string>(), replacement["reference"]!.GetValue<string>());
        foreach (var same in new[] { "kind", "place", "durationMinutes", "associations", "requestIds" })
            Assert.Equal(same == "requestIds" ? $"[\"{requestId}\"]" : cancelled[same]!.ToJsonString(), replacement[same]!.ToJsonString());
        Assert.Equal("proposed", Assert.Single(await app.ItemsOf(replacement.Id)).Text("status"));
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
        var referralId = await app.Referral(association, caseId);
        var item = Assert.Single(await app.ItemsOf(first));
        Assert.True(item!["late"]!.GetValue<bool>());
        await app.Cancels(first);
        var moved = Assert.Single(await app.ItemsOf(second));
        Assert.Equal((item["id"]!.GetValue<Guid>(), "proposed", false), (moved!["id"]!.GetValue<Guid>(), moved.Text("status"), moved["late"]!.GetValue<bool>()));
        Assert.Equal("placed", (await app.ReadReferral(referralId)).State);
    }

    [Fact]
    public async Task A_returned_case_that_was_put_forward_anew_goes_on_by_its_new_item_alone()
    {
        var association = await app.NewAssociation();
        var (meetingId, requestId, caseId) = await Requested(association);
        var returned = await app.Returns(meetingId, caseId);
        var anew = (await association.Post("/meeting-requests", MeetingScenarios.Requested(caseId))).Is(201);
        await app.Cancels(meetingId);
        Assert.Equal("returned", (await app.ReadItem(returned)).State);
        var item = await app.ReadItem(anew["cases"].Ids("agendaItemId").Single());
        Assert.Equal("submitted", item.State);
        Assert.Equal("submitted", (await association.Get($"/meeting-requests/{requestId}")).State);
    }

    private async Task<(Guid MeetingId, Guid RequestId, Guid CaseId)> Requested(Actor association)
    {
        var caseId = await app.CompleteCase(association);
        var (meetingId, requestId) = await app.AnsweredRequest(app.InDays(30), association, caseId);
        return (meetingId, requestId, caseId);
    }
}
