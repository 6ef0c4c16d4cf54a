using static Liaison.Domain.Meetings.MeetingRequestStatus;
using Step = Liaison.Domain.Meetings.MeetingRequestStep;

namespace Liaison.Domain.Meetings;

/// <summary>Where a request for a meeting stands.</summary>
public enum MeetingRequestStatus
{
    /// <summary>Received and not yet answered.</summary>
    Submitted,
    /// <summary>The office has asked for missing information; the clock stands still until it comes or falls due.</summary>
    InformationRequested,
    /// <summary>Answered by a meeting.</summary>
    Scheduled,
    /// <summary>Refused with a reason.</summary>
    Refused,
    /// <summary>Taken back by the association.</summary>
    Withdrawn,
}

/// <summary>A step of a meeting request, named as its route.</summary>
public enum MeetingRequestStep
{
    /// <summary>The office asks for what is missing, with a due day.</summary>
    InformationRequest,
    /// <summary>The association gives it.</summary>
    Information,
    /// <summary>The office answers with a meeting.</summary>
    Scheduling,
    /// <summary>The office refuses, with a reason.</summary>
    Refusal,
    /// <summary>The association takes the request back.</summary>
    Withdrawal,
    /// <summary>The meeting that answered it was cancelled or not held: the request waits again.</summary>
    Release,
}

/// <summary>The moves of a meeting request.</summary>
public static class MeetingRequestLifecycle
{
    // A question left without an answer must not hold the request for ever: it can still be answered or taken back.
    public static readonly Lifecycle<MeetingRequestStatus, Step> Moves = new(MeetingRequestRules.StepNotAllowed,
        (Submitted, Step.InformationRequest, InformationRequested),
        (InformationRequested, Step.Information, Submitted),
        (Submitted, Step.Scheduling, Scheduled),
        (Submitted, Step.Refusal, Refused),
        (Submitted, Step.Withdrawal, Withdrawn),
        (InformationRequested, Step.Scheduling, Scheduled),
        (InformationRequested, Step.Refusal, Refused),
        (InformationRequested, Step.Withdrawal, Withdrawn),
        (Scheduled, Step.Release, Submitted))
    {
        Consequences = [Step.Release],
    };
}
