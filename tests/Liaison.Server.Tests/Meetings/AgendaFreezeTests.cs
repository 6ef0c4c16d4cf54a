using Liaison.Domain.Agendas;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests;

public sealed class AgendaFreezeTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_freeze_sends_what_was_not_admitted_back_to_the_pool_and_leaves_the_rest()
    {
        var association = await app.NewAssociation();
        var (admitted, returned, proposed, referred) = (await app.CompleteCase(association), await app.CompleteCase(association),
            await app.CompleteCase(association), await app.CompleteCase(association));
        var meetingId = await app.MeetingWith(app.InDays(30), association, admitted, returned, proposed);
        await MeetingItems.Admit(app, meetingId, admitted);
        await MeetingItems.Return(app, meetingId, returned);
        var released = await MeetingItems.Change(app, meetingId, proposed, item => item);
        await MeetingItems.Referred(app, association, referred);
        Assert.Equal("agendaFrozen", (await app.Takes(meetingId, "agenda-freeze")).State);
        var left = await MeetingItems.Of(app, meetingId);
        // A referred case keeps its place; had it been sent back, it would have come again as late.
        Assert.DoesNotContain(left, item => item.Late);
        var items = left.ToDictionary(item => item.CaseId!.Value, item => item.Status);
        Assert.Equal(new Dictionary<Guid, AgendaItemStatus>
        {
            [admitted] = AgendaItemStatus.Admitted, [returned] = AgendaItemStatus.Returned, [referred] = AgendaItemStatus.Proposed,
        }, items);
        var pooled = await MeetingItems.Read(app, released);
        Assert.Equal((AgendaItemStatus.Submitted, (Guid?)null), (pooled.Status, pooled.MeetingId));
    }

    [Fact]
    public async Task A_carried_over_item_that_the_freeze_leaves_out_goes_to_the_next_meeting_that_is_there()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var first = await app.MeetingWith(app.InDays(30), association, caseId);
        await MeetingItems.Admit(app, first, caseId);
        await app.Takes(first, "agenda-freeze");
        var successor = await MeetingItems.CarryOver(app, first, caseId);
        var second = await app.ScheduledMeeting(app.InDays(40), null, association);
        var third = await app.ScheduledMeeting(app.InDays(60), null, association);
        Assert.Equal(second, (await MeetingItems.Read(app, successor)).MeetingId);
        await app.Takes(second, "agenda-freeze");
        Assert.Equal(third, (await MeetingItems.Read(app, successor)).MeetingId);
    }

    [Fact]
    public async Task A_meeting_opens_with_nothing_but_a_late_referral_and_closes_once_that_has_its_outcome()
    {
        var association = await app.NewAssociation();
        var startsAt = app.InDays(5);
        var meetingId = await app.FrozenMeeting(startsAt, association);
        var caseId = await app.CompleteCase(association);
        await MeetingItems.Referred(app, association, caseId);
        await MeetingItems.Place(app, association);
        app.TravelTo(startsAt);
        await app.Takes(meetingId, "opening");
        await app.IsHeld(meetingId);
        var open = (await (await app.Staff(Role.OfficeHead)).Post($"/meetings/{meetingId}/closing")).IsRefused(409, "meeting.items_open");
        Assert.Equal(1, open["items"]!.GetValue<int>());
        await MeetingItems.Admit(app, meetingId, caseId);
        (await (await app.Staff(Role.OfficeHead)).Post($"/meetings/{meetingId}/closing")).IsRefused(409, "meeting.items_open");
        await MeetingItems.CarryOver(app, meetingId, caseId);
        Assert.Equal("closed", (await app.Takes(meetingId, "closing")).State);
    }
}
