namespace Liaison.Domain.Retention;

/// <summary>Whether a case is under legal hold.</summary>
public enum HoldStatus
{
    /// <summary>Nothing speaks against its destruction.</summary>
    Free,
    /// <summary>It must not be destroyed.</summary>
    Held,
}

/// <summary>A step of a legal hold, named as its route.</summary>
public enum HoldStep
{
    /// <summary>The case is held.</summary>
    Hold,
    /// <summary>The hold is lifted.</summary>
    Lifting,
}

/// <summary>The moves of a legal hold.</summary>
public static class HoldLifecycle
{
    public static readonly Lifecycle<HoldStatus, HoldStep> Moves = new(RetentionRules.HoldStepNotAllowed,
        (HoldStatus.Free, HoldStep.Hold, HoldStatus.Held),
        (HoldStatus.Held, HoldStep.Lifting, HoldStatus.Free));
}

/// <summary>A legal hold on a case, e.g. while a court has it: it is neither eligible nor destroyed meanwhile. [domain rule 41]</summary>
public sealed record Hold
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public HoldStatus Status { get; init; } = HoldStatus.Free;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Holds the case. Codes: <c>hold.step_not_allowed</c>, <c>reason.required</c>.</summary>
    public Hold Place(string? reason) => Move(HoldStep.Hold, CommonRules.Reason(reason));

    /// <summary>Lifts the hold. Codes: <c>hold.step_not_allowed</c>, <c>reason.required</c>.</summary>
    public Hold Lift(string? reason) => Move(HoldStep.Lifting, CommonRules.Reason(reason));

    private Hold Move(HoldStep step, string reason) => this with
    {
        Status = HoldLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, HoldLifecycle.Moves.Pass(Status, step, reason)],
    };
}
