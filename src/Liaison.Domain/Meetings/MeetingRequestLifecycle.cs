using static Liaison.Domain.Meetings.MeetingRequestStatus;
using Step = Liaison.Domain.Meetings.MeetingRequestStep;

namespace Liaison.Domain.Meetings;

/// <summary>The moves of a meeting request.</summary>
public static class MeetingRequestLifecycle
{
    public static readonly Lifecycle<MeetingRequestStatus, Step> Moves = new(MeetingRequestRules.StepNotAllowed,
        (Submitted, Step.InformationRequest, InformationRequested),
        (InformationRequested, Step.Information, Submitted),
        (Submitted, Step.Scheduling, Scheduled),
        (Submitted, Step.Refusal, Refused),
        (Submitted, Step.Withdrawal, Withdrawn),
        (Scheduled, Step.Release, Submitted))
    {
        Consequences = [Step.Release],
    };
}
