using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Meetings;

public sealed class AgendaFreezeTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_freeze_sends_what_was_not_admitted_back_to_the_pool_and_leaves_the_rest()
    {
        var association = await app.NewAssociation();
        var (admitted, returned, proposed, referred) = (await app.CompleteCase(association), await app.CompleteCase(association),
            await app.CompleteCase(association), await app.CompleteCase(association));
        var meetingId = await app.MeetingWith(app.InDays(30), association, admitted, returned, proposed);
        await app.Admits(meetingId, admitted);
        await app.Returns(meetingId, returned);
        var released = await app.ItemOf(meetingId, proposed);
        // Its case stands on another agenda, and the office has not decided between the two.
        var elsewhere = await app.ProposedItem(association, await app.ScheduledMeeting(app.InDays(60), null, association), referred);
        await app.Referral(association, referred);
        (await (await app.Staff(Role.OfficeAgent)).Post($"/meetings/{meetingId}/agenda-freeze")).IsRefused(409, "agenda.referral_unplaced");
        await app.TakesItem(elsewhere, "/withdrawal");
        Assert.Equal("agendaFrozen", (await app.Freezes(meetingId)).State);
        var left = await app.ItemsOf(meetingId);
        // A referred case keeps its place; had it been sent back, it would have come again as late.
        Assert.DoesNotContain(left, item => item!["late"]!.GetValue<bool>());
        var items = left.ToDictionary(item => item!["caseId"]!.GetValue<Guid>(), item => item.Text("status"));
        Assert.Equal(new Dictionary<Guid, string?>
        {
            [admitted] = "admitted", [returned] = "returned", [referred] = "proposed",
        }, items);
        var pooled = await app.ReadItem(released);
        Assert.Equal("submitted", pooled.State);
        Assert.Null(pooled["meetingId"]);
    }

    [Fact]
    public async Task A_carried_over_item_that_the_freeze_leaves_out_goes_to_the_next_meeting_that_is_there()
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var first = await app.MeetingWith(app.InDays(30), association, caseId);
        await app.Admits(first, caseId);
        await app.Freezes(first);
        var successor = await app.CarriesOver(first, caseId);
        var second = await app.ScheduledMeeting(app.InDays(40), null, association);
        var third = await app.ScheduledMeeting(app.InDays(60), null, association);
        Assert.Equal(second, (await app.ReadItem(successor))["meetingId"]!.GetValue<Guid>());
        await app.Freezes(second);
        Assert.Equal(third, (await app.ReadItem(successor))["meetingId"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task A_meeting_opens_with_nothing_but_a_late_referral_and_closes_once_that_has_its_outcome()
    {
        var association = await app.NewAssociation();
        var startsAt = app.InDays(5);
        var meetingId = await app.FrozenMeeting(startsAt, association);
        var caseId = await app.CompleteCase(association);
        await app.Referral(association, caseId);
        app.TravelTo(startsAt);
        await app.Takes(meetingId, "opening");
        await app.Holds(meetingId);
        var open = (await (await app.Staff(Role.OfficeHead)).Post($"/meetings/{meetingId}/closing")).IsRefused(409, "meeting.items_open");
        Assert.Equal(1, open["items"]!.GetValue<int>());
        await app.Admits(meetingId, caseId);
        (await (await app.Staff(Role.OfficeHead)).Post($"/meetings/{meetingId}/closing")).IsRefused(409, "meeting.items_open");
        await app.CarriesOver(meetingId, caseId);
        (await (await app.Staff(Role.OfficeHead)).Post($"/meetings/{meetingId}/closing")).IsRefused(409, "meeting.extracts_missing");
        Assert.Equal("closed", (await app.Closes(meetingId, association)).State);
    }
}
