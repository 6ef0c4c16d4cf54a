using static Liaison.Domain.Demonstrations.DemonstrationStatus;
using Step = Liaison.Domain.Demonstrations.DemonstrationStep;

namespace Liaison.Domain.Demonstrations;

/// <summary>Where a demonstration stands.</summary>
public enum DemonstrationStatus
{
    /// <summary>Declared to one authority at least.</summary>
    Declared,
    /// <summary>Known of without a declaration.</summary>
    Undeclared,
    /// <summary>Banned by a reasoned order.</summary>
    Banned,
    /// <summary>It took place.</summary>
    Held,
    /// <summary>It did not take place.</summary>
    NotHeld,
    /// <summary>Its organisers called it off.</summary>
    Cancelled,
}

/// <summary>A step of a demonstration, named as its route.</summary>
public enum DemonstrationStep
{
    /// <summary>A declaration is received, however late.</summary>
    Declaration,
    /// <summary>It is banned.</summary>
    Ban,
    /// <summary>It took place.</summary>
    Holding,
    /// <summary>It did not take place.</summary>
    NotHeld,
    /// <summary>Its organisers called it off.</summary>
    Cancellation,
}

/// <summary>The moves of a demonstration.</summary>
public static class DemonstrationLifecycle
{
    public static readonly Lifecycle<DemonstrationStatus, Step> Moves = new(DemonstrationRules.StepNotAllowed,
        (Undeclared, Step.Declaration, Declared),
        (Declared, Step.Declaration, Declared),
        (Declared, Step.Ban, Banned),
        (Undeclared, Step.Ban, Banned),
        (Declared, Step.Holding, Held),
        (Undeclared, Step.Holding, Held),
        (Declared, Step.NotHeld, NotHeld),
        (Undeclared, Step.NotHeld, NotHeld),
        (Declared, Step.Cancellation, Cancelled),
        (Undeclared, Step.Cancellation, Cancelled));
}
