using static Liaison.Domain.Associations.AssociationStatus;
using static Liaison.Domain.Associations.AssociationStep;

namespace Liaison.Domain.Associations;

/// <summary>The moves of an association's registration.</summary>
public static class AssociationLifecycle
{
    public static readonly Lifecycle<AssociationStatus, AssociationStep> Moves = new(AssociationRules.StepNotAllowed,
        (Active, Suspension, Suspended),
        (Suspended, Reinstatement, Active),
        (Active, Closing, Closed),
        (Suspended, Closing, Closed));
}
