using static Liaison.Domain.Audiences.AudienceRequestStatus;
using Step = Liaison.Domain.Audiences.AudienceRequestStep;

namespace Liaison.Domain.Audiences;

/// <summary>Where an audience request stands.</summary>
public enum AudienceRequestStatus
{
    /// <summary>Received and recorded.</summary>
    Logged,
    /// <summary>The cabinet has said whether it brings cases.</summary>
    Qualified,
    /// <summary>An audience is planned.</summary>
    Granted,
    /// <summary>Refused with a reason; its cases are referred.</summary>
    Refused,
    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>A step of an audience request, named as its route.</summary>
public enum AudienceRequestStep
{
    /// <summary>The cabinet says whether it brings cases.</summary>
    Qualification,
    /// <summary>The cabinet grants it.</summary>
    Grant,
    /// <summary>The cabinet refuses it.</summary>
    Refusal,
    /// <summary>It is taken back.</summary>
    Withdrawal,
}

/// <summary>The moves of an audience request.</summary>
public static class AudienceRequestLifecycle
{
    public static readonly Lifecycle<AudienceRequestStatus, Step> Moves = new(AudienceRequestRules.StepNotAllowed,
        (Logged, Step.Qualification, Qualified),
        (Logged, Step.Withdrawal, Withdrawn),
        (Qualified, Step.Grant, Granted),
        (Qualified, Step.Refusal, Refused),
        (Qualified, Step.Withdrawal, Withdrawn));
}
