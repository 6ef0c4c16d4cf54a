using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Agendas;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Meetings;

namespace Liaison.Server.Tests.Audiences;

public sealed class ReferralTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_office_matches_a_label_and_the_case_goes_to_the_meeting()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var meeting = await app.ScheduledMeeting("2017-12-05T14:30", null, association);
        var referrals = await app.UnmatchedReferrals(association, 2, "Famille Canari");
        Assert.Empty(await app.ItemsOf(meeting));
        var labels = new Dictionary<Guid, string?>();
        foreach (var id in referrals)
            labels[id] = (await office.Get($"/referrals/{id}")).Is(200)["label"]?.GetValue<string>();
        Assert.Equal([null, "Famille Canari"], labels.Values.Order());
        var labelled = labels.Single(label => label.Value is not null).Key;
        await app.Freezes(meeting); // unmatched referrals stand in nobody's way
        var caseId = await app.CompleteCase(association);
        var matched = (await office.Post($"/referrals/{labelled}/matching", new { caseId })).Is(200);
        Assert.Equal(("placed", caseId, meeting), (matched.State, matched["caseId"]!.GetValue<Guid>(), matched["meetingId"]!.GetValue<Guid>()));
        var item = Assert.Single(await app.ItemsOf(meeting));
        Assert.Equal((matched["agendaItemId"]!.GetValue<Guid>(), true), (item!["id"]!.GetValue<Guid>(), item["late"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_referral_is_matched_once_and_with_a_case_of_its_own_association()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var referral = (await app.UnmatchedReferrals(association, 1))[0];
        (await office.Post($"/referrals/{referral}/matching", new { caseId = Guid.Empty })).IsRefused(422, "reference.unknown");
        var foreign = await app.CompleteCase(await app.NewAssociation());
        (await office.Post($"/referrals/{referral}/matching", new { caseId = foreign })).IsRefused(422, "referral.other_association");
        var caseId = await app.CompleteCase(association);
        Assert.Equal("pending", (await office.Post($"/referrals/{referral}/matching", new { caseId })).Is(200).State);
        (await office.Post($"/referrals/{referral}/matching", new { caseId })).IsRefused(409, "referral.already_matched");
        var read = (await office.Get($"/referrals/{referral}")).Is(200);
        Assert.Equal(["lapsing"], read["allowedSteps"].Texts());
        (await office.Post($"/referrals/{referral}/lapsing", new { reason = "Motif" })).Is(200);
        (await office.Post($"/referrals/{referral}/matching", new { caseId })).IsRefused(409, "referral.step_not_allowed");
    }

    [Fact]
    public async Task A_label_matched_after_its_meeting_was_cancelled_goes_to_the_next_one()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeAgent);
        var first = await app.ScheduledMeeting("2017-12-05T14:30", null, association);
        var refused = (await app.Refuses(await app.Qualifies(await app.LoggedRequest(association, 1)), first.ToString())).Is(200);
        await app.Cancels(first);
        var next = await app.ScheduledMeeting("2018-01-09T14:30", null, association);
        var matched = (await office.Post($"/referrals/{refused.Texts("referrals", "id").Single()}/matching", new { caseId = await app.CompleteCase(association) })).Is(200);
        Assert.Equal(("placed", next), (matched.State, matched["meetingId"]!.GetValue<Guid>()));
    }

    [Fact]
    public async Task A_referral_lapses_with_a_reason_and_takes_along_the_item_it_made()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeHead);
        var meeting = await app.ScheduledMeeting("2017-12-05T14:30", null, association);
        var refused = (await app.Refuses(await app.QualifiedRequest(association, await app.CompleteCases(association, 1)))).Is(200);
        var referral = refused.Texts("referrals", "id").Single();
        (await office.Post($"/referrals/{referral}/lapsing", new { reason = " " })).IsRefused(422, "reason.required");
        var lapsed = (await office.Post($"/referrals/{referral}/lapsing", new { reason = "Motif exemple" })).Is(200);
        Assert.Equal(("lapsed", "Motif exemple"), (lapsed.State, lapsed["lapsingReason"]!.GetValue<string>()));
        Assert.Equal("withdrawn", Assert.Single(await app.ItemsOf(meeting)).Text("status"));
        Assert.Equal("Motif exemple", (await association.Get($"/referrals/{referral}"))["lapsingReason"]!.GetValue<string>());
        (await office.Post($"/referrals/{referral}/lapsing", new { reason = "Motif exemple" })).IsRefused(409, "referral.step_not_allowed");
    }

    [Fact]
    public async Task A_lapsing_referral_leaves_what_stands_in_its_own_right_or_for_another_referral()
    {
        var association = await app.NewAssociation();
        var office = await app.Staff(Role.OfficeHead);
        var meeting = await app.ScheduledMeeting("2017-12-05T14:30", null, association);
        var cases = await app.CompleteCases(association, 2);
        await app.ProposedItem(association, meeting, cases[0]);
        var first = (await app.Refuses(await app.QualifiedRequest(association, cases))).Is(200);
        var second = (await app.Refuses(await app.QualifiedRequest(association, cases[1]))).Is(200);
        foreach (var referral in first.Texts("referrals", "id"))
            (await office.Post($"/referrals/{referral}/lapsing", new { reason = "Motif exemple" })).Is(200);
        Assert.Equal(["proposed", "proposed"], (await app.ItemsOf(meeting)).Texts("status"));
        Assert.Equal(["placed"], (await association.Get($"/audience-requests/{second.Id}")).Texts("referrals", "status"));
    }

    [Fact]
    public async Task Each_reader_has_his_own_form_of_a_referral()
    {
        var association = await app.NewAssociation();
        var referral = (await app.UnmatchedReferrals(association, 1, "Famille Canari"))[0];
        var office = (await (await app.Staff(Role.OfficeAgent)).Get($"/referrals/{referral}")).Is(200);
        Assert.Equal(("Famille Canari", "audienceRequest", "next", AudienceScenarios.Reason), (office["label"]!.GetValue<string>(),
            office["origin"]!["kind"]!.GetValue<string>(), office["target"]!.GetValue<string>(), office["reason"]!.GetValue<string>()));
        Assert.Matches("^RV-80-2017-[0-9A-Z]{8}$", office["number"]!.GetValue<string>());
        Assert.Matches("^DA-80-2017-[0-9]{3}$", office["origin"]!["reference"]!.GetValue<string>());
        var own = (await association.Get($"/referrals/{referral}")).Is(200);
        Assert.DoesNotContain("Canari", own.Text, StringComparison.Ordinal);
        Assert.Empty(own["allowedSteps"]!.AsArray());
        var cabinet = await app.Staff(Role.Cabinet);
        Assert.Equal(["id", "number", "status"], (await cabinet.Get($"/referrals/{referral}")).Is(200).Json.Members());
        Assert.All((await cabinet.Get("/referrals?limit=200")).Is(200).Data, row => Assert.Equal(["id", "number", "status"], row!.Members()));
    }

    [Fact]
    public async Task Foreign_referrals_look_like_absent_ones()
    {
        var association = await app.NewAssociation();
        var referral = (await app.UnmatchedReferrals(association, 1))[0];
        var other = await app.NewAssociation();
        Assert.Equal((await other.Get($"/referrals/{Guid.Empty}")).IsRefused(404, "not_found").Text, (await other.Get($"/referrals/{referral}")).Text);
        Assert.Empty((await other.Get("/referrals")).Is(200).Data);
        Assert.Equal([referral], (await association.Get("/referrals?status=pending")).Is(200).Data.Ids());
        Assert.Empty((await association.Get("/referrals?status=lapsed")).Is(200).Data);
        var elsewhere = await app.Staff(Role.OfficeHead, LiaisonApp.Nord);
        (await elsewhere.Get($"/referrals/{referral}")).IsRefused(404, "not_found");
        (await elsewhere.Post($"/referrals/{referral}/lapsing", new { reason = "Motif" })).IsRefused(404, "not_found");
        (await elsewhere.Post($"/referrals/{referral}/matching", new { caseId = Guid.Empty })).IsRefused(404, "not_found");
    }
}
