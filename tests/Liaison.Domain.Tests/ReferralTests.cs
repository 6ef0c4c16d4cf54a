using Liaison.Domain.Audiences;
using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Tests;

public sealed class ReferralTests
{
    [Fact]
    public void Only_a_matched_referral_without_an_item_stands_in_the_way_of_a_freeze()
    {
        var matched = Some.Referral().Match(Some.Id(10));
        Assert.False(Some.Referral().IsMatchedAndUnplaced);
        Assert.True(matched.IsMatchedAndUnplaced);
        Assert.False(matched.Place(Some.Item()).IsMatchedAndUnplaced);
        Assert.False(matched.Lapse("Famille partie").IsMatchedAndUnplaced);
    }

    [Fact]
    public void A_referral_enters_a_frozen_agenda_late_with_the_reason_of_the_refusal()
    {
        var referral = Some.Referral().Match(Some.Id(10));
        var item = Some.Item().AddLateTo(Some.TechnicalMeeting(MeetingStatus.AgendaFrozen), referral.Reason);
        Assert.Equal((AgendaItemStatus.Proposed, true, referral.Reason), (item.Status, item.Late, item.LateReason));
        Assert.Equal((ReferralStatus.Placed, item.Id), (referral.Place(item).Status, referral.Place(item).AgendaItemId));
    }

    [Fact]
    public void A_referral_follows_the_successor_of_an_item_put_off_until_it_is_treated()
    {
        var placed = Some.Referral().Match(Some.Id(10)).Place(Some.Item());
        var followed = placed.Follow(Some.Item(id: 41));
        Assert.Equal((ReferralStatus.Placed, Some.Id(41)), (followed.Status, followed.AgendaItemId));
        Assert.Equal(ReferralStatus.Treated, followed.Treat().Status);
    }

    [Fact]
    public void A_referral_whose_meeting_falls_away_waits_for_the_next_one()
    {
        var named = Some.Referral() with { Target = new MeetingTarget(Some.Id(20)) };
        var released = named.Match(Some.Id(10)).Place(Some.Item()).Release("Réunion annulée");
        Assert.Equal((ReferralStatus.Pending, null, MeetingTarget.Next), (released.Status, released.AgendaItemId, released.Target));
        Assert.True(released.IsMatchedAndUnplaced);
    }

    [Fact]
    public void A_referral_lapses_with_a_reason_only_and_from_an_agenda_too()
    {
        Refused.With(CommonRules.ReasonRequired, () => Some.Referral().Lapse(" "));
        Assert.Equal(ReferralStatus.Lapsed, Some.Referral(ReferralStatus.Placed).Lapse("Famille partie").Status);
    }

    [Fact]
    public void A_case_that_the_association_named_needs_no_matching() =>
        Refused.With(ReferralRules.AlreadyMatched, () => (Some.Referral() with { CaseId = Some.Id(10) }).Match(Some.Id(11)));
}
