using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Audiences;

public sealed class AudienceTargetTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task Without_a_meeting_to_come_the_cases_wait_for_the_next_one()
    {
        var association = await app.NewAssociation();
        await app.ScheduledMeeting(app.InDays(20), "Logement", association);
        var refused = (await app.Refuses(await app.QualifiedRequest(association, await app.CompleteCases(association, 2)))).Is(200);
        Assert.All(refused.Texts("referrals", "status"), status => Assert.Equal("pending", status));
        var meeting = await app.ScheduledMeeting(app.InDays(30), null, association);
        Assert.Equal(2, (await app.ItemsOf(meeting)).Count);
        Assert.All((await association.Get($"/audience-requests/{refused.Id}")).Texts("referrals", "status"), status => Assert.Equal("placed", status));
    }

    [Fact]
    public async Task A_named_meeting_of_this_association_is_a_target()
    {
        var association = await app.NewAssociation();
        await app.ScheduledMeeting(app.InDays(20), null, association);
        var later = await app.ScheduledMeeting(app.InDays(40), null, association, await app.NewAssociation());
        var refused = (await app.Refuses(await app.QualifiedRequest(association, await app.CompleteCases(association, 1)), later.ToString())).Is(200);
        Assert.Equal(later.ToString(), refused["target"]!.GetValue<string>());
        Assert.Single(await app.ItemsOf(later));
    }

    [Fact]
    public async Task A_target_is_a_technical_meeting_of_this_association_that_is_not_open()
    {
        var association = await app.NewAssociation();
        var request = await app.QualifiedRequest(association, await app.CompleteCases(association, 1));
        var absent = (await app.Refuses(request, Guid.Empty.ToString())).IsRefused(422, "audience_request.target_not_eligible");
        var others = await app.ScheduledMeeting(app.InDays(13), null, await app.NewAssociation());
        var interview = await app.ScheduledMeeting(app.InDays(14), "Logement", association);
        var open = await app.ScheduledMeeting(app.InDays(1), null, association);
        await app.Opens(open);
        var cancelled = await app.ScheduledMeeting(app.InDays(16), null, association);
        await app.Cancels(cancelled);
        foreach (var target in new[] { others, interview, open, cancelled })
            Assert.Equal(absent.Text, (await app.Refuses(request, target.ToString())).IsRefused(422, "audience_request.target_not_eligible").Text);
        (await app.Refuses(request, "bientôt")).IsRefused(422, "text.format");
        Assert.Equal("qualified", (await association.Get($"/audience-requests/{request}")).State);
    }

    [Fact]
    public async Task A_case_on_another_agenda_keeps_its_place_and_blocks_the_freeze_of_the_target()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var target = await app.ScheduledMeeting(app.InDays(20), null, association);
        var other = await app.ScheduledMeeting(app.InDays(40), null, association);
        var cases = await app.CompleteCases(association, 1);
        var standing = await app.ProposedItem(association, other, cases[0]);
        var refused = (await app.Refuses(await app.QualifiedRequest(association, cases))).Is(200);
        var referral = Assert.Single(refused.Texts("referrals", "id"));
        Assert.Equal(["pending"], refused.Texts("referrals", "status"));
        (await office.Post($"/meetings/{target}/agenda-freeze")).IsRefused(409, "agenda.referral_unplaced");
        Assert.Equal("lapsed", (await office.Post($"/referrals/{referral}/lapsing", new { reason = "Déjà inscrit en février." })).Is(200).State);
        await app.Freezes(target);
        var kept = Assert.Single(await app.ItemsOf(other));
        Assert.Equal((standing, "proposed"), (kept!["id"]!.GetValue<Guid>(), kept.Text("status")));
    }

    [Fact]
    public async Task When_its_meeting_is_cancelled_a_referral_waits_again_and_goes_to_the_next()
    {
        var association = await app.NewAssociation();
        var first = await app.ScheduledMeeting(app.InDays(20), null, association);
        var refused = (await app.Refuses(await app.QualifiedRequest(association, await app.CompleteCases(association, 1)), first.ToString())).Is(200);
        await app.Cancels(first);
        Assert.Equal(["pending"], (await association.Get($"/audience-requests/{refused.Id}")).Texts("referrals", "status"));
        var next = await app.ScheduledMeeting(app.InDays(40), null, association);
        var after = (await association.Get($"/audience-requests/{refused.Id}")).Is(200);
        Assert.Equal(["placed"], after.Texts("referrals", "status"));
        Assert.Equal([next.ToString()], after.Texts("referrals", "meetingId"));
        Assert.Single(await app.ItemsOf(next));
    }
}
