namespace Liaison.Domain.Commitments;

/// <summary>Limits and refusals of commitments.</summary>
public static class CommitmentRules
{
    public const int OwnerLength = 120;
    public const int TextLength = 600;
    /// <summary>Longest reference of a letter, in characters.</summary>
    public const int ReferenceLength = 120;

    public static readonly Refusal DueDayPast = new("commitment.due_day_past",
        "L'échéance d'un engagement ne peut pas être passée.",
        "A commitment cannot fall due in the past.", RefusalKind.Content);

    public static readonly Refusal StepNotAllowed = new("commitment.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un engagement à l'état « {state} ».",
        "The step \"{step}\" is not possible for a commitment in state \"{state}\".");

    public static readonly Refusal DayInFuture = new("commitment.day_in_future",
        "Ce qui a été fait, ou la lettre qui le montre, ne peut pas être daté d'un jour à venir.",
        "What was done, or the letter that shows it, cannot bear a day to come.", RefusalKind.Content);

    public static readonly Refusal ProofUnclear = new("commitment.proof_unclear",
        "La preuve désigne un document ou une décision du dossier, ou bien une lettre par sa référence et son jour, et rien d'autre.",
        "The proof names a document or a decision of the case, or a letter by its reference and its day, and nothing else.", RefusalKind.Content);

    public static readonly Refusal ProofNotShared = new("commitment.proof_not_shared",
        "L'autre partie ne peut pas lire ce document : il ne lui prouve rien.",
        "The other side cannot read this document: it proves nothing to it.", RefusalKind.Content);

    public static readonly Refusal StatedByOwnSide = new("commitment.stated_by_own_side",
        "Seule l'autre partie conteste ce qui a été constaté d'un engagement.",
        "Only the other side contests what was stated of a commitment.");
}
