using static Liaison.Domain.Commitments.CommitmentStatus;
using Step = Liaison.Domain.Commitments.CommitmentStep;

namespace Liaison.Domain.Commitments;

/// <summary>The moves of a commitment.</summary>
public static class CommitmentLifecycle
{
    public static readonly Lifecycle<CommitmentStatus, Step> Moves = new(CommitmentRules.StepNotAllowed,
        (Open, Step.Keeping, Kept),
        (Open, Step.Breaking, Broken),
        (Open, Step.Dropping, Dropped));
}
