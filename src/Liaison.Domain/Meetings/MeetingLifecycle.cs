using static Liaison.Domain.Meetings.MeetingStatus;
using Step = Liaison.Domain.Meetings.MeetingStep;

namespace Liaison.Domain.Meetings;

/// <summary>Kind of an appointment of the foreigners office with associations.</summary>
public enum MeetingKind
{
    /// <summary>Réunion technique: individual cases are examined, both sides arguing their view.</summary>
    Technical,
    /// <summary>Entrevue spécifique: a theme, no agenda, no cases; recorded but not counted among the meetings.</summary>
    Specific,
}

/// <summary>Where a meeting stands.</summary>
public enum MeetingStatus
{
    /// <summary>It has a date; its agenda takes proposals.</summary>
    Scheduled,
    /// <summary>The agenda is frozen.</summary>
    AgendaFrozen,
    /// <summary>It is taking place.</summary>
    Open,
    /// <summary>It took place with both sides.</summary>
    Held,
    /// <summary>Every item has its outcome.</summary>
    Closed,
    /// <summary>It did not take place, or without one side.</summary>
    NotHeld,
    /// <summary>It was called off.</summary>
    Cancelled,
}

/// <summary>A step of a meeting, named as its route.</summary>
public enum MeetingStep
{
    /// <summary>The office freezes the agenda.</summary>
    AgendaFreeze,
    /// <summary>The meeting begins.</summary>
    Opening,
    /// <summary>It ends, held with both sides.</summary>
    Holding,
    /// <summary>It is recorded as not held, with the reason.</summary>
    NotHeld,
    /// <summary>It gets a new date and keeps the former ones.</summary>
    Postponement,
    /// <summary>It is called off, with a reason and a new date or none.</summary>
    Cancellation,
    /// <summary>It is closed: nothing is left open.</summary>
    Closing,
}

/// <summary>The moves of the two kinds of meetings.</summary>
public static class MeetingLifecycle
{
    // An opened meeting that one side did not come to is not held [domain rule 14], so that step is open to it too.
    public static readonly Lifecycle<MeetingStatus, Step> Technical = new(MeetingRules.StepNotAllowed,
        (Scheduled, Step.AgendaFreeze, AgendaFrozen),
        (AgendaFrozen, Step.Opening, Open),
        (Open, Step.Holding, Held),
        (Held, Step.Closing, Closed),
        (Scheduled, Step.NotHeld, NotHeld),
        (AgendaFrozen, Step.NotHeld, NotHeld),
        (Open, Step.NotHeld, NotHeld),
        (Scheduled, Step.Postponement, Scheduled),
        (AgendaFrozen, Step.Postponement, Scheduled),
        (Scheduled, Step.Cancellation, Cancelled),
        (AgendaFrozen, Step.Cancellation, Cancelled));

    public static readonly Lifecycle<MeetingStatus, Step> Specific = new(MeetingRules.StepNotAllowed,
        (Scheduled, Step.Opening, Open),
        (Open, Step.Holding, Held),
        (Scheduled, Step.NotHeld, NotHeld),
        (Open, Step.NotHeld, NotHeld),
        (Scheduled, Step.Postponement, Scheduled),
        (Scheduled, Step.Cancellation, Cancelled));

    public static Lifecycle<MeetingStatus, Step> Of(MeetingKind kind) => kind == MeetingKind.Technical ? Technical : Specific;
}
