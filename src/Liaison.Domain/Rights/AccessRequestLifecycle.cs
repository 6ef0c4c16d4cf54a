using static Liaison.Domain.Rights.AccessRequestStatus;
using Step = Liaison.Domain.Rights.AccessRequestStep;

namespace Liaison.Domain.Rights;

/// <summary>Where a request for access stands.</summary>
public enum AccessRequestStatus
{
    /// <summary>It came in.</summary>
    Received,
    /// <summary>A proof of identity is waited for.</summary>
    IdentityAsked,
    /// <summary>What is to be handed over is put together, and looked through.</summary>
    Prepared,
    /// <summary>The person has it.</summary>
    HandedOver,
    /// <summary>It was refused, with the reason and the ways of appeal.</summary>
    Refused,
    /// <summary>The person took it back.</summary>
    Withdrawn,
}

/// <summary>A step of a request for access, named as its route.</summary>
public enum AccessRequestStep
{
    /// <summary>The office asks for a proof of identity.</summary>
    IdentityRequest,
    /// <summary>The office notes how the identity was checked.</summary>
    Identity,
    /// <summary>Two months are added, and the person is told why.</summary>
    Extension,
    /// <summary>The office puts together what is to be handed over; again, where it is looked through once more.</summary>
    Preparation,
    /// <summary>The person is given it.</summary>
    HandingOver,
    /// <summary>The office refuses.</summary>
    Refusal,
    /// <summary>The person takes it back.</summary>
    Withdrawal,
}

/// <summary>The moves of a request for access.</summary>
public static class AccessRequestLifecycle
{
    public static readonly Lifecycle<AccessRequestStatus, Step> Moves = new(AccessRequestRules.StepNotAllowed,
        (Received, Step.IdentityRequest, IdentityAsked),
        (Received, Step.Identity, Received),
        (Received, Step.Extension, Received),
        (Received, Step.Preparation, Prepared),
        (Received, Step.Refusal, Refused),
        (Received, Step.Withdrawal, Withdrawn),
        (IdentityAsked, Step.Identity, Received),
        (IdentityAsked, Step.Extension, IdentityAsked),
        (IdentityAsked, Step.Refusal, Refused),
        (IdentityAsked, Step.Withdrawal, Withdrawn),
        (Prepared, Step.Extension, Prepared),
        (Prepared, Step.Preparation, Prepared),
        (Prepared, Step.HandingOver, HandedOver),
        (Prepared, Step.Refusal, Refused),
        (Prepared, Step.Withdrawal, Withdrawn));
}
