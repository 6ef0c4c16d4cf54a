using Liaison.Domain.Audiences;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Tests;

public sealed class AudienceRequestTests
{
    private const string Reason = "Les dossiers s'étudient en réunion technique.";
    private static readonly AudienceRequest AfterDemonstration = Some.AudienceRequest().LinkTo(Some.Id(60));
    private static readonly AudienceRequest Naming = Some.AudienceRequest() with { Kind = AudienceRequestKind.CaseBearing, CaseIds = [Some.Id(10), Some.Id(11)] };
    private static readonly AudienceRequest Bringing = Some.AudienceRequest() with
    {
        Kind = AudienceRequestKind.CaseBearing, BroughtCaseCount = 5, CaseLabels = ["Famille A", "Famille B"],
    };

    [Fact]
    public void A_refused_audience_after_a_demonstration_needs_a_target() =>
        Refused.With(AudienceRequestRules.TargetRequired, () => AfterDemonstration.Refuse(Reason, null, Some.Now, Some.Today));

    [Fact]
    public void A_refused_audience_with_cases_needs_a_target_even_without_a_demonstration() =>
        Refused.With(AudienceRequestRules.TargetRequired, () => Naming.Refuse(Reason, null, Some.Now, Some.Today));

    [Fact]
    public void A_general_request_without_a_demonstration_is_refused_with_a_reason_alone()
    {
        var (request, referrals) = Some.AudienceRequest().Refuse(Reason, null, Some.Now, Some.Today);
        Assert.Equal((AudienceRequestStatus.Refused, null, Some.Today), (request.Status, request.Target, request.AnsweredDay));
        Assert.Empty(referrals);
        Refused.With(AudienceRequestRules.ReasonRequired, () => Some.AudienceRequest().Refuse(null, null, Some.Now, Some.Today));
    }

    [Fact]
    public void Refusal_sends_each_named_case_to_the_target_with_the_reason()
    {
        var target = MeetingTarget.Of(Some.TechnicalMeeting(MeetingStatus.AgendaFrozen), Some.AssociationId);
        var (request, referrals) = Naming.Refuse(Reason, target, Some.Now, Some.Today);
        Assert.Equal((target, Reason), (request.Target, request.Passages.Single().Reason));
        Assert.Equal([(Some.Id(10), Some.Id(20), Reason), (Some.Id(11), Some.Id(20), Reason)],
            referrals.Select(referral => (referral.CaseId, referral.Target.MeetingId, referral.Reason)));
        Assert.All(referrals, referral => Assert.Equal((Naming.Id, Some.AssociationId, "80"), (referral.AudienceRequestId, referral.AssociationId, referral.PrefectureCode)));
        Assert.All(referrals, referral => Assert.Matches("^RV-80-2017-[0-9A-Z]{8}$", referral.Number));
    }

    [Fact]
    public void Every_case_the_cabinet_counted_becomes_a_referral_labelled_or_not() => Assert.Equal(["Famille A", "Famille B", null, null, null],
        Bringing.Refuse(Reason, MeetingTarget.Next, Some.Now, Some.Today).Referrals.Select(referral => referral.Label));

    [Fact]
    public void A_granted_request_refers_its_cases_all_the_same_to_the_next_meeting()
    {
        var (request, referrals) = Naming.Grant(Some.Now, Some.Today);
        Assert.Equal((AudienceRequestStatus.Granted, Some.Today), (request.Status, request.AnsweredDay));
        Assert.Equal([(Some.Id(10), MeetingTarget.Next), (Some.Id(11), MeetingTarget.Next)], referrals.Select(referral => (referral.CaseId!.Value, referral.Target)));
    }

    [Fact]
    public void Referrals_of_one_request_have_ids_and_numbers_of_their_own()
    {
        var referrals = Bringing.Grant(Some.Now, Some.Today).Referrals;
        Assert.Equal((5, 5), (referrals.DistinctBy(referral => referral.Id).Count(), referrals.DistinctBy(referral => referral.Number).Count()));
    }

    [Fact]
    public void A_request_with_cases_counted_by_the_cabinet_is_not_general_either()
    {
        var logged = Bringing with { Status = AudienceRequestStatus.Logged, Kind = null };
        Refused.With(AudienceRequestRules.CasesNamed, () => logged.Qualify(AudienceRequestKind.General));
        Assert.Equal(AudienceRequestKind.CaseBearing, logged.Qualify(AudienceRequestKind.CaseBearing).Kind);
    }

    [Fact]
    public void A_request_is_linked_to_a_demonstration_until_it_is_decided()
    {
        Assert.Equal(Some.Id(60), Some.AudienceRequest(AudienceRequestStatus.Logged).LinkTo(Some.Id(60)).DemonstrationId);
        Refused.With(AudienceRequestRules.AlreadyDecided, () => Some.AudienceRequest(AudienceRequestStatus.Refused).LinkTo(Some.Id(60)));
    }

    [Theory]
    [InlineData("2018-01-27", false)]
    [InlineData("2018-01-28", true)]
    public void An_unanswered_request_shows_as_rejected_after_two_months(string today, bool rejected)
    {
        Assert.Equal(rejected, Some.AudienceRequest().IsDeemedRejectedOn(Some.Day(today)));
        Assert.False(Some.AudienceRequest().Withdraw(null).IsDeemedRejectedOn(Some.Day(today)));
        Assert.False(Some.AudienceRequest().Grant(Some.Now, Some.Today).Request.IsDeemedRejectedOn(Some.Day(today)));
    }

    [Theory]
    [InlineData(MeetingStatus.Scheduled, true)]
    [InlineData(MeetingStatus.AgendaFrozen, true)]
    [InlineData(MeetingStatus.Open, false)]
    [InlineData(MeetingStatus.Held, false)]
    [InlineData(MeetingStatus.Cancelled, false)]
    public void The_target_is_a_technical_meeting_not_open_yet(MeetingStatus status, bool eligible)
    {
        if (eligible)
            Assert.Equal(Some.Id(20), MeetingTarget.Of(Some.TechnicalMeeting(status), Some.AssociationId).MeetingId);
        else
            Refused.With(AudienceRequestRules.TargetNotEligible, () => MeetingTarget.Of(Some.TechnicalMeeting(status), Some.AssociationId));
    }

    [Fact]
    public void The_target_is_a_meeting_of_this_association()
    {
        Refused.With(AudienceRequestRules.TargetNotEligible, () => MeetingTarget.Of(Some.TechnicalMeeting(), Some.OtherAssociationId));
        Refused.With(AudienceRequestRules.TargetNotEligible, () => MeetingTarget.Of(null, Some.AssociationId));
    }
}
