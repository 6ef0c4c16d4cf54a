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

    public Commitment Keep(string? proof) => Move(CommitmentStep.Keeping, proof);

    public Commitment Break(string? reason) => Move(CommitmentStep.Breaking, reason);

    public Commitment Drop(string reason) => Move(CommitmentStep.Dropping, CommonRules.Reason(reason));

    private Commitment Move(CommitmentStep step, string? reason) => this with
    {
        Status = CommitmentLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, CommitmentLifecycle.Moves.Pass(Status, step, reason)],
    };
}
