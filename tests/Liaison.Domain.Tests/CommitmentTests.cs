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
        Assert.All([Some.Commitment().Keep(Some.Stated()), Some.Commitment().Break(Some.Stated()), Some.Commitment().Drop(Side.Prefecture, Some.Today, "Famille partie")],
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
        Refused.With(CommonRules.ReasonRequired, () => Some.Commitment().Drop(Side.Prefecture, Some.Today, ""));
        var dropped = Some.Commitment().Drop(Side.Prefecture, Some.Today, "Famille partie");
        Assert.Equal((CommitmentStatus.Dropped, "Famille partie"), (dropped.Status, dropped.Passages.Single().Reason));
    }

    [Fact]
    public void What_one_side_states_holds_until_the_other_contests_it_and_is_never_taken_back()
    {
        var kept = Some.Commitment().Keep(Some.Stated() with { Proof = new CommitmentProof(ProofKind.Letter, Reference: "BE/12", Day: Some.Today) });
        Refused.With(CommonRules.ReasonRequired, () => kept.Contest(Side.Association, " "));
        var contested = kept.Contest(Side.Association, "Aucun courrier reçu");
        Assert.Equal(CommitmentStatus.Open, contested.Status);
        var broken = contested.Break(Some.Stated() with { By = Side.Association });
        Assert.Equal([(CommitmentStatus.Kept, Side.Prefecture, true), (CommitmentStatus.Broken, Side.Association, false)],
            broken.Outcomes.Select(outcome => (outcome.Status, outcome.Side, outcome.Contested)));
        Assert.Equal("BE/12", broken.Outcomes[0].Proof!.Reference);
        Assert.Null(broken.Mask().Outcomes[0].Proof);
        Refused.With(CommitmentRules.StatedByOwnSide, () => broken.Contest(Side.Association, "Motif"));
    }

    [Fact]
    public void A_due_day_moves_with_a_reason_and_the_former_one_stays()
    {
        var moved = Some.Commitment().MoveDueDay(Some.Day("2018-03-01"), Some.Today, "La commission se réunit plus tard");
        Assert.Equal((Some.Day("2018-03-01"), CommitmentStatus.Open), (moved.DueDay, moved.Status));
        Assert.Equal(new FormerDueDay(Some.Day("2018-01-15"), Some.Today), Assert.Single(moved.FormerDueDays));
        Refused.With(CommonRules.ReasonRequired, () => Some.Commitment().MoveDueDay(Some.Day("2018-03-01"), Some.Today, ""));
        Refused.With(CommitmentRules.DueDayPast, () => Some.Commitment().MoveDueDay(Some.Today.AddDays(-1), Some.Today, "Motif"));
        Refused.With(CommitmentRules.StepNotAllowed, () => Some.Commitment().Keep(Some.Stated()).MoveDueDay(Some.Today, Some.Today, "Motif"));
    }

    [Theory]
    [InlineData(ProofKind.Document, true, false, null, null, true)]
    [InlineData(ProofKind.Decision, false, true, null, null, true)]
    [InlineData(ProofKind.Letter, false, false, "BE/12", "2017-11-28", true)]
    [InlineData(ProofKind.Letter, false, false, " ", "2017-11-28", false)]
    [InlineData(ProofKind.Letter, false, false, "BE/12", null, false)]
    [InlineData(ProofKind.Document, true, false, "BE/12", null, false)]
    [InlineData(ProofKind.Document, false, true, null, null, false)]
    [InlineData(ProofKind.Decision, true, true, null, null, false)]
    public void A_proof_names_exactly_what_its_kind_needs(ProofKind kind, bool document, bool decision, string? reference, string? day, bool clear)
    {
        var proof = new CommitmentProof(kind, document ? Some.Id(17) : null, decision ? Some.Id(13) : null, reference, day is null ? null : Some.Day(day));
        if (clear)
            Assert.Same(proof, proof.Checked(Some.Today));
        else
            Refused.With(CommitmentRules.ProofUnclear, () => proof.Checked(Some.Today));
    }

    [Fact]
    public void A_letter_of_tomorrow_proves_nothing() => Assert.Equal("proof.day", Refused.With(CommitmentRules.DayInFuture,
        () => new CommitmentProof(ProofKind.Letter, Reference: "BE/12", Day: Some.Today.AddDays(1)).Checked(Some.Today)).Field);
}
