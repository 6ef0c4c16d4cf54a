namespace Liaison.Domain.Cases;

/// <summary>Why a case cannot wait.</summary>
public enum UrgencyKind
{
    /// <summary>Somebody is held: garde à vue, retenue, rétention.</summary>
    Custody,
    /// <summary>A removal order with 48 hours for an appeal.</summary>
    FortyEightHourOrder,
    /// <summary>Another reason, which is stated.</summary>
    Other,
}

/// <summary>Whether a case is urgent.</summary>
public enum UrgencyStatus
{
    /// <summary>It waits for a meeting as any other.</summary>
    NotUrgent,
    /// <summary>It waits for none.</summary>
    Urgent,
}

/// <summary>A step of urgency, named as its route.</summary>
public enum UrgencyStep
{
    /// <summary>The case is flagged.</summary>
    Urgency,
    /// <summary>The flag is taken away, with a reason.</summary>
    Lifting,
}

/// <summary>The urgent flag of a case: it goes to the duty contact of the prefecture and never waits for a meeting. [domain rule 20]</summary>
public sealed record Urgency
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    /// <summary>Why; null before it is flagged.</summary>
    public UrgencyKind? Kind { get; init; }
    public UrgencyStatus Status { get; init; } = UrgencyStatus.NotUrgent;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Flags the case. Codes: <c>urgency.step_not_allowed</c>, <c>reason.required</c> where the kind says nothing.</summary>
    public Urgency Flag(UrgencyKind kind, string? reason) =>
        Move(UrgencyStep.Urgency, kind == UrgencyKind.Other ? CommonRules.Reason(reason) : reason) with { Kind = kind };

    /// <summary>Takes the flag away. Codes: <c>urgency.step_not_allowed</c>, <c>reason.required</c>.</summary>
    public Urgency Lift(string reason) => Move(UrgencyStep.Lifting, CommonRules.Reason(reason));

    private Urgency Move(UrgencyStep step, string? reason) => this with
    {
        Status = UrgencyLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, UrgencyLifecycle.Moves.Pass(Status, step, reason)],
    };
}
