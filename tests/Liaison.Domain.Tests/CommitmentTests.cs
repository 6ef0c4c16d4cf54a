using Liaison.Domain.Commitments;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Tests;

public sealed class CommitmentTests
{
    [Theory]
    [InlineData("2018-01-15", false)]
    [InlineData("2018-01-16", true)]
    public void A_commitment_is_overdue_once_its_due_day_is_over(string today, bool overdue) =>
        Assert.Equal(overdue, Some.Commitment().IsOverdueOn(Some.Day(today)));

    [Fact]
    public void A_commitment_that_has_ended_is_never_overdue()
    {
        var later = Some.Day("2018-02-01");
        Assert.All([Some.Commitment().Keep(null), Some.Commitment().Break(null), Some.Commitment().Drop("Famille partie")],
            ended => Assert.False(ended.IsOverdueOn(later)));
    }

    [Fact]
    public void A_commitment_may_fall_due_the_day_it_is_made() => Assert.NotNull((Some.Commitment() with { DueDay = Some.Today }).Checked(Some.Today));

    [Fact]
    public void A_commitment_among_several_is_refused_at_its_own_path() => Assert.Equal("commitments[1].dueDay", Refused.With(CommitmentRules.DueDayPast,
        () => (Some.Commitment() with { DueDay = Some.Today.AddDays(-1) }).Checked(Some.Today, "commitments[1].")).Field);

    [Fact]
    public void A_commitment_is_made_in_a_meeting_to_which_its_association_was_invited()
    {
        Assert.Equal(Some.TechnicalMeeting().Id, Some.Commitment().MadeIn(Some.TechnicalMeeting()).MeetingId);
        Refused.With(MeetingRules.NotInvited, () => (Some.Commitment() with { AssociationId = Some.Stranger }).MadeIn(Some.TechnicalMeeting()));
    }

    [Fact]
    public void Giving_a_commitment_up_needs_a_reason_and_keeps_it()
    {
        Refused.With(CommonRules.ReasonRequired, () => Some.Commitment().Drop(""));
        var dropped = Some.Commitment().Drop("Famille partie");
        Assert.Equal((CommitmentStatus.Dropped, "Famille partie"), (dropped.Status, dropped.Passages.Single().Reason));
    }
}
