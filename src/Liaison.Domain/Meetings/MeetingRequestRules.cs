namespace Liaison.Domain.Meetings;

/// <summary>Limits and refusals of meeting requests.</summary>
public static class MeetingRequestRules
{
    public const int SubjectLength = 200;
    public const int TextLength = 2000;
    public const int MaxPeriods = 10;
    public const int ContactLength = 200;
    /// <summary>Cases in one request; a setting by period comes with the quotas.</summary>
    public const int MaxCases = 50;

    public static readonly Refusal DueDayPast = new("meeting_request.due_day_past",
        "Le délai pour répondre doit se terminer après aujourd'hui.",
        "The due day must lie after today.", RefusalKind.Content);

    public static readonly Refusal OtherKind = new("meeting_request.other_kind",
        "La réunion n'est pas du genre demandé.",
        "The meeting is not of the kind requested.");

    public static readonly Refusal NotInvited = new("meeting_request.not_invited",
        "L'association n'est pas invitée à cette réunion.",
        "The association is not invited to this meeting.");

    public static readonly Refusal StepNotAllowed = new("meeting_request.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour une demande à l'état « {state} ».",
        "The step \"{step}\" is not possible for a request in state \"{state}\".");
}
