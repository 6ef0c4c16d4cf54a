using Liaison.Domain.Calendar;

namespace Liaison.Domain.Cases;

/// <summary>A kind of limit that runs for a person or a household. [domain rule 20]</summary>
public enum DeadlineKind
{
    /// <summary>Recours contre l'OQTF.</summary>
    RemovalOrderAppeal,
    /// <summary>Recours contre un refus de séjour without removal order.</summary>
    RefusalAppeal,
    /// <summary>Délai de départ volontaire.</summary>
    VoluntaryDeparture,
    /// <summary>Four months' silence on an application, which then counts as refused.</summary>
    ApplicationSilence,
    /// <summary>The 18th birthday.</summary>
    EighteenthBirthday,
    /// <summary>The 19th birthday.</summary>
    NineteenthBirthday,
    /// <summary>The last day of the law of the ground put forward.</summary>
    GroundEnd,
}

/// <summary>Whether a limit can still be kept.</summary>
public enum DeadlineState
{
    /// <summary>It runs; its last day counts.</summary>
    Running,
    /// <summary>It is not known when it began or ends, such as before a notification.</summary>
    Unknown,
    /// <summary>It is over.</summary>
    Past,
}

/// <summary>One limit: from when to when, and by which law.</summary>
public sealed record Deadline
{
    public required DeadlineKind Kind { get; init; }
    /// <summary>The person concerned, or null for the whole household.</summary>
    public Guid? PersonId { get; init; }
    /// <summary>The decision from which it runs, if any.</summary>
    public Guid? DecisionId { get; init; }
    /// <summary>The day from which it is counted; null where that is unknown.</summary>
    public DateOnly? StartDay { get; init; }
    /// <summary>Its last day, local to the prefecture; null where that is unknown.</summary>
    public DateOnly? EndDay { get; init; }
    /// <summary>The instant at which it ends, where it runs by the hour.</summary>
    public DateTimeOffset? EndsAt { get; init; }
    /// <summary>The year in which it ends, where no more is known.</summary>
    public int? EndYear { get; init; }
    /// <summary>The articles or judgements that set it.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it runs at a moment.</summary>
    public DeadlineState StateAt(LocalNow now) => this switch
    {
        { EndsAt: { } instant } => now.Instant < instant ? DeadlineState.Running : DeadlineState.Past,
        { EndDay: { } day } => now.Day <= day ? DeadlineState.Running : DeadlineState.Past,
        { EndYear: { } year } when now.Day.Year != year => now.Day.Year < year ? DeadlineState.Running : DeadlineState.Past,
        _ => DeadlineState.Unknown,
    };

    /// <summary>Days until its last day, 0 on that day; null where it does not run or its day is unknown.</summary>
    public int? DaysLeftAt(LocalNow now) =>
        StateAt(now) == DeadlineState.Running && EndDay is { } day ? day.DayNumber - now.Day.DayNumber : null;
}
