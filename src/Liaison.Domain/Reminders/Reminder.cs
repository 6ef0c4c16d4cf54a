using Liaison.Domain.Calendar;

namespace Liaison.Domain.Reminders;

/// <summary>What somebody is reminded of.</summary>
public enum ReminderKind
{
    /// <summary>A commitment that is open.</summary>
    Commitment,
    /// <summary>Minutes that circulate, for an association that has not taken position on them. [domain rule 22]</summary>
    Minutes,
    /// <summary>An observation on minutes that the office has not replied to.</summary>
    Observation,
}

/// <summary>Why now.</summary>
public enum ReminderStage
{
    /// <summary>Its due day is so many working days away as the prefecture has set, or fewer.</summary>
    DueSoon,
    /// <summary>Its due day has passed.</summary>
    Overdue,
}

/// <summary>When what falls due is reminded of.</summary>
public static class Reminder
{
    /// <summary>The last due day of which one is reminded on a day.</summary>
    /// <param name="workingDays">How many working days ahead.</param>
    public static DateOnly Horizon(DateOnly today, int workingDays, HolidayCalendar holidays) => holidays.WorkingDaysAfter(today, workingDays);
}
