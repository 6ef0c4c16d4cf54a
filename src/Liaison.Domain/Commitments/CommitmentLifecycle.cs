using static Liaison.Domain.Commitments.CommitmentStatus;
using Step = Liaison.Domain.Commitments.CommitmentStep;

namespace Liaison.Domain.Commitments;

/// <summary>The moves of a commitment. What one side states holds unless the other contests it; what is contested is open, and heads the agendas.</summary>
public static class CommitmentLifecycle
{
    public static readonly Lifecycle<CommitmentStatus, Step> Moves = new(CommitmentRules.StepNotAllowed,
        (Open, Step.Keeping, Kept),
        (Open, Step.Breaking, Broken),
        (Open, Step.Dropping, Dropped),
        (Open, Step.DueDay, Open),
        (Kept, Step.Contestation, Open),
        (Broken, Step.Contestation, Open),
        (Dropped, Step.Contestation, Open));
}
