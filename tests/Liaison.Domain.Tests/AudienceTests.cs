using System.Reflection;
using Liaison.Domain.Audiences;

namespace Liaison.Domain.Tests;

public sealed class AudienceTests
{
    private static readonly Audience Held = Some.Audience(AudienceStatus.Held);

    [Theory]
    [InlineData("2017-11-29", "2018-02-27", true)]
    [InlineData("2017-11-29", "2018-02-28", false)]
    [InlineData("2017-11-30", "2018-02-27", true)]
    [InlineData("2017-11-30", "2018-02-28", false)]
    [InlineData("2017-01-02", "2017-04-01", true)]
    [InlineData("2017-01-02", "2017-04-02", false)]
    public void The_name_of_a_speaker_is_kept_for_three_months(string audience, string day, bool isKept) =>
        Assert.Equal(isKept, AudienceRules.KeepsSpeaker(Some.Day(audience), Some.Day(day)));

    [Fact]
    public void An_audience_and_its_note_have_no_place_for_a_case()
    {
        var members = new[] { typeof(Audience), typeof(AudienceNote), typeof(AudiencePresence) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance));
        Assert.DoesNotContain(members, member => AudienceRules.NeverHeld.Any(word => member.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
            || member.PropertyType.ToString().Contains($".{word}", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("caseIds")]
    [InlineData("CaseIds")]
    [InlineData("agenda")]
    [InlineData("ORIENTATION")]
    [InlineData("decisions")]
    public void A_case_sent_to_an_audience_has_its_own_refusal(string name) =>
        Assert.Equal("audience.case_not_allowed", Assert.Throws<RefusedException>(() => AudienceRules.MustHoldNoCase(["topics", name])).Refusal.Code);

    [Fact]
    public void What_a_note_does_hold_is_not_taken_for_a_case() =>
        Assert.Null(Record.Exception(() => AudienceRules.MustHoldNoCase(["topics", "present", "speaker", "commitments", "raisedCount", "raisedLabels"])));

    [Fact]
    public void Cases_raised_in_an_audience_are_referred_and_not_examined()
    {
        var (audience, referrals) = Held.Write(Some.Note(), 3, ["Famille A"], Some.Now, 2017);
        Assert.Equal((AudienceStatus.Noted, AudienceTopic.Delays), (audience.Status, audience.Note!.Topics.Single()));
        Assert.Equal(["Famille A", null, null], referrals.Select(referral => referral.Label));
        Assert.All(referrals, referral => Assert.Equal((Held.Id, null, MeetingTarget.Next, ReferralRules.NotExaminedInAudience),
            (referral.AudienceId, referral.AudienceRequestId, referral.Target, referral.Reason)));
    }

    [Fact]
    public void An_audience_in_which_no_case_was_raised_refers_none() => Assert.Empty(Held.Write(Some.Note(), 0, [], Some.Now, 2017).Referrals);

    [Fact]
    public void A_note_is_written_once() => Refused.With(AudienceRules.StepNotAllowed,
        () => Held.Write(Some.Note(), 0, [], Some.Now, 2017).Audience.Write(Some.Note(), 0, [], Some.Now, 2017));

    [Fact]
    public void An_audience_is_held_from_its_day_on() => Assert.Equal(AudienceStatus.Held, Some.Audience().Hold(Some.Today).Status);

    [Fact]
    public void Calling_an_audience_off_needs_a_reason() => Refused.With(CommonRules.ReasonRequired, () => Some.Audience().Cancel(" "));
}
