using Liaison.Domain.Calendar;

namespace Liaison.Domain.Meetings;

/// <summary>When a meeting starts: the instant, its local day and the freeze day that follows from it.</summary>
public sealed record Appointment(DateTimeOffset StartsAt, DateOnly Day, DateOnly FreezeDay)
{
    /// <summary>The appointment at a local time. Codes: <c>time.skipped</c>, <c>meeting.starts_in_past</c>.</summary>
    /// <param name="local">Local time of the prefecture.</param>
    /// <param name="zone">Its time zone.</param>
    /// <param name="holidays">Its holidays.</param>
    /// <param name="freezeWorkingDays">Working days between freeze day and meeting.</param>
    /// <param name="now">The present instant.</param>
    public static Appointment At(DateTime local, TimeZoneInfo zone, HolidayCalendar holidays, int freezeWorkingDays, DateTimeOffset now)
    {
        var startsAt = LocalTime.InstantOf(local, zone);
        if (startsAt <= now)
            throw MeetingRules.StartsInPast.In("startsAt");
        var day = DateOnly.FromDateTime(local);
        return new Appointment(startsAt, day, holidays.WorkingDaysBefore(day, freezeWorkingDays));
    }
}

/// <summary>A date that a meeting had before it was postponed.</summary>
public sealed record FormerDate(DateTimeOffset StartsAt, string Reason);
