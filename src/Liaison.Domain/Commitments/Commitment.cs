using Liaison.Domain.Meetings;

namespace Liaison.Domain.Commitments;

/// <summary>Where a commitment stands.</summary>
public enum CommitmentStatus
{
    /// <summary>Not yet kept.</summary>
    Open,
    /// <summary>Done as promised.</summary>
    Kept,
    /// <summary>Not done.</summary>
    Broken,
    /// <summary>Given up, with a reason.</summary>
    Dropped,
}

/// <summary>A step of a commitment, named as its route.</summary>
public enum CommitmentStep
{
    /// <summary>It is recorded as kept.</summary>
    Keeping,
    /// <summary>It is recorded as broken.</summary>
    Breaking,
    /// <summary>It is given up, with a reason.</summary>
    Dropping,
    /// <summary>The other side contests what was stated of it: it is open again.</summary>
    Contestation,
    /// <summary>Its due day is moved, with a reason.</summary>
    DueDay,
}

/// <summary>What one side promised the other; it outlives every change of préfet or agent. [domain rule 18]</summary>
public sealed record Commitment
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    /// <summary>The side that promised.</summary>
    public required Side Side { get; init; }
    /// <summary>Function that answers for it, e.g. <c>chef de bureau</c>.</summary>
    public required string Owner { get; init; }
    public required string Text { get; init; }
    public required DateOnly DueDay { get; init; }
    /// <summary>The technical meeting or interview where it was made.</summary>
    public Guid? MeetingId { get; init; }
    /// <summary>The item under which it was made.</summary>
    public Guid? AgendaItemId { get; init; }
    /// <summary>The case of that item.</summary>
    public Guid? CaseId { get; init; }
    /// <summary>The audience where it was made; then there is no meeting and no item.</summary>
    public Guid? AudienceId { get; init; }
    public CommitmentStatus Status { get; init; } = CommitmentStatus.Open;
    /// <summary>What the sides stated of it, one after the other; never taken back.</summary>
    public IReadOnlyList<CommitmentOutcome> Outcomes { get; init; } = [];
    /// <summary>The due days that it had before.</summary>
    public IReadOnlyList<FormerDueDay> FormerDueDays { get; init; } = [];
    /// <summary>What it says is hidden: the mandate of its case was withdrawn, or the case destroyed. [domain rule 28]</summary>
    public bool Masked { get; init; }
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Whether it is open and its due day has passed.</summary>
    public bool IsOverdueOn(DateOnly today) => Status == CommitmentStatus.Open && today > DueDay;

    /// <summary>Checks its due day. Code: <c>commitment.due_day_past</c>.</summary>
    /// <param name="madeDay">The day on which it was made; it may be written down later.</param>
    /// <param name="path">Path of the commitment in what was sent, e.g. <c>commitments[0].</c>.</param>
    public Commitment Checked(DateOnly madeDay, string path = "") => DueDay < madeDay ? throw CommitmentRules.DueDayPast.In(path + "dueDay") : this;

    /// <summary>Says in which meeting it was made. Code: <c>meeting.not_invited</c>.</summary>
    public Commitment MadeIn(Meeting meeting) =>
        meeting.AssociationIds.Contains(AssociationId) ? this with { MeetingId = meeting.Id } : throw MeetingRules.NotInvited.In("meetingId");

    /// <summary>One side states that it was kept. Codes: those of <see cref="StatedOutcome.Checked"/>.</summary>
    public Commitment Keep(StatedOutcome stated) => End(CommitmentStep.Keeping, stated.Checked());

    /// <summary>One side states that it was not kept. Codes: those of <see cref="StatedOutcome.Checked"/>.</summary>
    public Commitment Break(StatedOutcome stated) => End(CommitmentStep.Breaking, stated.Checked());

    /// <summary>One side gives it up. Code: <c>reason.required</c>.</summary>
    public Commitment Drop(Side by, DateOnly today, string reason) =>
        End(CommitmentStep.Dropping, new StatedOutcome(by, today, today, CommonRules.Reason(reason)));

    /// <summary>The other side contests what was stated last; it is open again, and heads the next agenda. Codes: <c>reason.required</c>,
    /// <c>commitment.stated_by_own_side</c>.</summary>
    public Commitment Contest(Side by, string reason)
    {
        var moved = Move(CommitmentStep.Contestation, CommonRules.Reason(reason));
        return Outcomes[^1].Side == by
            ? throw CommitmentRules.StatedByOwnSide.Because()
            : moved with { Outcomes = [.. Outcomes.SkipLast(1), Outcomes[^1] with { Contested = true }] };
    }

    /// <summary>Moves its due day. Codes: <c>reason.required</c>, <c>commitment.due_day_past</c>.</summary>
    public Commitment MoveDueDay(DateOnly dueDay, DateOnly today, string reason) =>
        (Move(CommitmentStep.DueDay, CommonRules.Reason(reason)) with
        {
            DueDay = dueDay, FormerDueDays = [.. FormerDueDays, new FormerDueDay(DueDay, today)],
        }).Checked(today);

    /// <summary>As it is shown where what it says is hidden.</summary>
    public Commitment Mask() => this with { Masked = true, Outcomes = [.. Outcomes.Select(outcome => outcome with { Proof = null })] };

    private Commitment End(CommitmentStep step, StatedOutcome stated)
    {
        var moved = Move(step, stated.Reason);
        return moved with { Outcomes = [.. Outcomes, new CommitmentOutcome(moved.Status, stated.By, stated.Day, stated.Proof)] };
    }

    private Commitment Move(CommitmentStep step, string? reason) => this with
    {
        Status = CommitmentLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, CommitmentLifecycle.Moves.Pass(Status, step, reason)],
    };
}
