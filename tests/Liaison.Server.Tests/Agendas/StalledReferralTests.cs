using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

/// <summary>A referral whose case stands on another agenda waits; it must not go on waiting once that has changed.</summary>
public sealed class StalledReferralTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task When_its_meeting_opens_a_referral_joins_its_case_on_the_next_agenda()
    {
        var (first, second, item, referral) = await Waiting(frozen: true);
        await app.Takes(first, "opening");
        Assert.Equal(("placed", (Guid?)item), await Now(referral));
        await app.Takes(second, "agenda-freeze");
    }

    [Fact]
    public async Task A_freeze_is_not_refused_for_a_referral_whose_case_stands_on_that_agenda()
    {
        var (_, second, item, referral) = await Waiting(frozen: true);
        app.TravelTo(app.InDays(1));
        await app.Takes(second, "agenda-freeze");
        Assert.Equal(("placed", (Guid?)item), await Now(referral));
        Assert.Equal("proposed", (await (await app.Staff(Role.OfficeHead)).Get(item.Item())).State);
    }

    [Fact]
    public async Task When_the_other_item_is_returned_the_referral_gets_its_place()
    {
        var (first, _, item, referral) = await Waiting(frozen: false);
        var office = await app.Staff(Role.OfficeAgent);
        (await office.Post($"/meetings/{first}/agenda-freeze")).IsRefused(409, "agenda.referral_unplaced");
        (await office.Post(item.Item("/return"), new { gaps = new[] { "address" } })).Is(200);
        var placed = (await office.Get(first.Agenda()))["items"].Ids().Single();
        Assert.Equal(("placed", (Guid?)placed), await Now(referral));
        await app.Takes(first, "agenda-freeze");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_referral_whose_item_was_returned_goes_on_when_its_case_is_put_forward_anew(bool byRequest)
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var caseId = await app.CompleteCase(association);
        var first = await app.ScheduledMeeting(app.InDays(5), null, association);
        var referral = await app.Referral(association, caseId);
        var returned = (await office.Get(first.Agenda()))["items"].Ids().Single();
        (await office.Post(returned.Item("/return"), new { gaps = new[] { "address" } })).Is(200);
        var second = byRequest ? await app.MeetingWith(app.InDays(30), association, caseId) : await app.ScheduledMeeting(app.InDays(30), null, association);
        var anew = byRequest ? (await office.Get(second.Agenda()))["items"].Ids().Single() : await app.ProposedItem(association, second, caseId);
        Assert.Equal(("placed", (Guid?)anew), await Now(referral));
        (await office.Post(anew.Item("/admission"))).Is(200);
        await app.Opens(second);
        (await office.Post(anew.Item("/examination"), new { orientation = "underReview" })).Is(200);
        Assert.Equal(("treated", (Guid?)anew), await Now(referral));
    }

    // The case was proposed for the second meeting before it was referred to the first, on whose day it is now.
    private async Task<(Guid First, Guid Second, Guid Item, Guid Referral)> Waiting(bool frozen)
    {
        var association = await app.NewAssociation();
        var caseId = await app.CompleteCase(association);
        var startsAt = app.InDays(5, "18:00");
        var (first, second) = (await app.ScheduledMeeting(startsAt, null, association), await app.ScheduledMeeting(app.InDays(40), null, association));
        var item = await app.ProposedItem(association, second, caseId);
        if (frozen)
            await app.Takes(first, "agenda-freeze");
        app.TravelTo(startsAt[..11] + "09:00");
        var referral = await app.Referral(association, caseId);
        Assert.Equal(("pending", (Guid?)null), await Now(referral));
        return (first, second, item, referral);
    }

    private async Task<(string? Status, Guid? Item)> Now(Guid id)
    {
        var referral = await app.ReadReferral(id);
        return (referral.State, referral["agendaItemId"]?.GetValue<Guid>());
    }
}
