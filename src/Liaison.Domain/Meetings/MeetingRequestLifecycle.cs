using static Liaison.Domain.Meetings.MeetingRequestStatus;
using Step = Liaison.Domain.Meetings.MeetingRequestStep;

namespace Liaison.Domain.Meetings;

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
