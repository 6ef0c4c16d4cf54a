using static Liaison.Domain.Cases.UrgencyStatus;
using Step = Liaison.Domain.Cases.UrgencyStep;

namespace Liaison.Domain.Cases;

/// <summary>The moves of urgency.</summary>
public static class UrgencyLifecycle
{
    public static readonly Lifecycle<UrgencyStatus, Step> Moves = new(UrgencyRules.StepNotAllowed,
        (NotUrgent, Step.Urgency, Urgent),
        (Urgent, Step.Lifting, NotUrgent));
}
