namespace Liaison.Domain.Commitments;

/// <summary>Limits and refusals of commitments.</summary>
public static class CommitmentRules
{
    public const int OwnerLength = 120;
    public const int TextLength = 600;

    public static readonly Refusal DueDayPast = new("commitment.due_day_past",
        "L'échéance d'un engagement ne peut pas être passée.",
        "A commitment cannot fall due in the past.", RefusalKind.Content);

    public static readonly Refusal StepNotAllowed = new("commitment.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un engagement à l'état « {state} ».",
        "The step \"{step}\" is not possible for a commitment in state \"{state}\".");
}
