using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Audiences;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Agendas;

public sealed class ReferredItemTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_referral_is_treated_when_its_item_was_examined()
    {
        var (association, meeting, item, referral) = await Referred();
        var office = await app.Staff(Role.OfficeAgent);
        Assert.Equal(("placed", item), await Now(referral));
        Assert.NotNull((await association.Get(item.Item())).Is(200)["receipt"]);
        (await office.Post(item.Item("/admission"))).Is(200);
        await app.Opens(meeting);
        (await office.Post(item.Item("/examination"), new { orientation = "reexamination" })).Is(200);
        Assert.Equal(("treated", item), await Now(referral));
    }

    [Fact]
    public async Task A_referral_lapses_with_its_item_and_says_so()
    {
        var (association, _, item, referral) = await Referred();
        (await association.Post(item.Item("/withdrawal"))).Is(200);
        Assert.Equal(("lapsed", item), await Now(referral));
        Assert.Equal("Point retiré.", (await app.ReadReferral(referral))["lapsingReason"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_referral_follows_its_item_to_the_next_meeting_and_two_of_one_case_go_together()
    {
        var (association, meeting, item, referral) = await Referred();
        var office = await app.Staff(Role.OfficeAgent);
        var again = await app.Referral(association, (await office.Get(item.Item()))["caseId"]!.GetValue<Guid>());
        Assert.Equal(("placed", item), await Now(again));
        var next = await app.ScheduledMeeting(app.InDays(50), null, association);
        (await office.Post(item.Item("/admission"))).Is(200);
        await app.Opens(meeting);
        var successor = (await office.Post(item.Item("/carry-over"), new { reason = "Motif" })).Is(200)["successorId"]!.GetValue<Guid>();
        Assert.Equal(("placed", successor), await Now(referral));
        Assert.Equal(("placed", successor), await Now(again));
        Assert.Equal([successor], (await office.Get(next.Agenda()))["items"].Ids());
    }

    [Fact]
    public async Task A_referral_enters_a_frozen_agenda_late_for_the_reason_of_the_refusal()
    {
        var association = await app.NewAssociation();
        var meeting = await app.FrozenMeeting(app.InDays(20), association);
        await app.Referral(association, await app.CompleteCase(association));
        var late = (await association.Get(meeting.Agenda()))["items"]![0]!;
        Assert.Equal((true, AudienceScenarios.Reason), (late["late"]!.GetValue<bool>(), late["lateReason"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_referral_of_a_case_on_another_agenda_finds_its_place_once_that_item_has_ended(bool examined)
    {
        var (association, office) = (await app.NewAssociation(), await app.Staff(Role.OfficeAgent));
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var caseId = await app.CompleteCase(association);
        var item = await app.AdmittedItem(association, meeting, caseId);
        await app.Opens(meeting);
        var referral = await app.Referral(association, caseId);
        var target = await app.ScheduledMeeting(app.InDays(20), null, association);
        Assert.Equal(("pending", (Guid?)null), await Now(referral));
        var body = examined ? new { orientation = "underReview" } : null;
        (await office.Post(item.Item(examined ? "/examination" : "/withdrawal"), body)).Is(200);
        var placed = (await office.Get(target.Agenda()))["items"].Ids().Single();
        Assert.Equal(("placed", placed), await Now(referral));
    }

    [Fact]
    public async Task Released_a_returned_item_goes_back_to_the_pool_unless_its_case_was_put_forward_anew()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var caseId = await app.CompleteCase(association);
        var replaced = await app.ProposedItem(association, meeting, caseId);
        var returned = await app.ProposedItem(association, meeting);
        foreach (var item in new[] { replaced, returned })
            (await office.Post(item.Item("/return"), new { gaps = new[] { "identity" } })).Is(200);
        var anew = await app.ProposedItem(association, meeting, caseId);
        await app.Cancels(meeting);
        Assert.Equal("returned", (await association.Get(replaced.Item())).State);
        Assert.Equal("submitted", (await association.Get(returned.Item())).State);
        Assert.Equal("submitted", (await association.Get(anew.Item())).State);
    }

    private async Task<(Actor Association, Guid Meeting, Guid Item, Guid Referral)> Referred()
    {
        var association = await app.NewAssociation();
        var meeting = await app.ScheduledMeeting(app.InDays(20), null, association);
        var referral = await app.Referral(association, await app.CompleteCase(association));
        return (association, meeting, (await association.Get(meeting.Agenda()))["items"].Ids().Single(), referral);
    }

    private async Task<(string? Status, Guid? Item)> Now(Guid id)
    {
        var referral = await app.ReadReferral(id);
        return (referral.State, referral["agendaItemId"]?.GetValue<Guid>());
    }
}
