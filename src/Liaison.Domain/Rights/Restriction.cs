namespace Liaison.Domain.Rights;

/// <summary>Why the processing of a case is restricted. [GDPR art. 18(1)]</summary>
public enum RestrictionGround
{
    /// <summary>The person contests that it is accurate, until that is verified. [a]</summary>
    AccuracyContested,
    /// <summary>The processing is unlawful, and the person asks for a restriction instead of erasure. [b]</summary>
    UnlawfulProcessing,
    /// <summary>The office needs it no longer, the person does for legal claims. [c]</summary>
    NeededForClaims,
    /// <summary>The person has objected, until that is decided. [d]</summary>
    ObjectionPending,
}

/// <summary>On what a use of a restricted case rests. [GDPR art. 18(2)]</summary>
public enum UseBasis
{
    /// <summary>The person consents.</summary>
    Consent,
    /// <summary>Legal claims are made, exercised or defended.</summary>
    LegalClaims,
}

/// <summary>Whether a case is restricted.</summary>
public enum RestrictionStatus
{
    /// <summary>It is not, or no more.</summary>
    Free,
    /// <summary>It is kept and not used.</summary>
    Restricted,
}

/// <summary>A step of a restriction, named as its route.</summary>
public enum RestrictionStep
{
    /// <summary>The office restricts the case.</summary>
    Restrictions,
    /// <summary>It notes what may be done all the same.</summary>
    Uses,
    /// <summary>The office head lifts it, after the person was told.</summary>
    Lifting,
}

/// <summary>The moves of a restriction.</summary>
public static class RestrictionLifecycle
{
    public static readonly Lifecycle<RestrictionStatus, RestrictionStep> Moves = new(RestrictionRules.StepNotAllowed,
        (RestrictionStatus.Free, RestrictionStep.Restrictions, RestrictionStatus.Restricted),
        (RestrictionStatus.Restricted, RestrictionStep.Uses, RestrictionStatus.Restricted),
        (RestrictionStatus.Restricted, RestrictionStep.Lifting, RestrictionStatus.Free));
}

/// <summary>The processing of a case is restricted: it is kept, and neither changed, used, shown nor destroyed. [GDPR art. 18]</summary>
public sealed record Restriction
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public RestrictionGround Ground { get; init; }
    /// <summary>Local day of the prefecture.</summary>
    public DateOnly FromDay { get; init; }
    /// <summary>The day on which the person was told that it ends.</summary>
    public DateOnly? ToldDay { get; init; }
    public RestrictionStatus Status { get; init; } = RestrictionStatus.Free;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Restricts. Codes: <c>restriction.step_not_allowed</c>, <c>reason.required</c>.</summary>
    public Restriction Restrict(RestrictionGround ground, string? reason, DateOnly today) =>
        Move(RestrictionStep.Restrictions, reason) with { Ground = ground, FromDay = today };

    /// <summary>Admits a use until a day, that day included. Codes: <c>restriction.step_not_allowed</c>, <c>restriction.use_out_of_range</c>,
    /// <c>reason.required</c>.</summary>
    public Restriction Admit(DateOnly untilDay, string? reason, DateOnly today) =>
        untilDay >= today && untilDay <= today.AddDays(RestrictionRules.LongestUseDays) ? Move(RestrictionStep.Uses, reason)
            : throw RestrictionRules.UseOutOfRange.In("untilDay");

    /// <summary>Lifts it; the person is told before. [GDPR art. 18(3)] Codes: <c>restriction.step_not_allowed</c>, <c>restriction.not_told</c>,
    /// <c>reason.required</c>.</summary>
    public Restriction Lift(DateOnly toldDay, string? reason, DateOnly today)
    {
        var moved = Move(RestrictionStep.Lifting, reason);
        return toldDay >= FromDay && toldDay <= today ? moved with { ToldDay = toldDay } : throw RestrictionRules.NotTold.In("toldDay");
    }

    private Restriction Move(RestrictionStep step, string? reason) => this with
    {
        Status = RestrictionLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, RestrictionLifecycle.Moves.Pass(Status, step, CommonRules.Reason(reason))],
    };
}

/// <summary>Limits and refusals of restrictions.</summary>
public static class RestrictionRules
{
    /// <summary>A use is admitted for so many days at most; then it is asked for again.</summary>
    public const int LongestUseDays = 92;

    public static readonly Refusal CaseRestricted = new("case.restricted",
        "Le traitement de ce dossier est limité à la demande de la personne : il est conservé, et n'est ni modifié ni utilisé.",
        "The processing of this case is restricted at the person's request: it is kept, and neither changed nor used.");

    public static readonly Refusal StepNotAllowed = new("restriction.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour une limitation à l'état « {state} ».",
        "The step \"{step}\" is not possible for a restriction in state \"{state}\".");

    public static readonly Refusal UseOutOfRange = new("restriction.use_out_of_range",
        "Une utilisation est admise à partir d'aujourd'hui et pour 92 jours au plus.",
        "A use is admitted from today on and for 92 days at most.", RefusalKind.Content);

    public static readonly Refusal NotTold = new("restriction.not_told",
        "La personne doit être informée avant que la limitation soit levée.",
        "The person must be told before the restriction is lifted.", RefusalKind.Content);
}
