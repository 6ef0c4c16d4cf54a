namespace Liaison.Domain.Calendar;

/// <summary>The present moment at a place: its instant, its civil day, and the holidays by which days are counted there.</summary>
public sealed record LocalNow(DateTimeOffset Instant, TimeZoneInfo Zone, HolidayCalendar Holidays)
{
    /// <summary>The civil day of the place.</summary>
    public DateOnly Day { get; } = LocalTime.DayOf(Instant, Zone);

    /// <summary>The civil day of the place at another moment.</summary>
    public DateOnly DayOf(DateTimeOffset at) => LocalTime.DayOf(at, Zone);
}
