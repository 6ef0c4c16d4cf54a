namespace Liaison.Domain.Calendar;

/// <summary>The holidays of one zone, amendments included, and the days counted with them.</summary>
public sealed class HolidayCalendar(HolidayZone zone, IEnumerable<HolidayAmendment>? amendments = null)
{
    private readonly HolidayAmendment[] amendments = [.. amendments ?? []];
    private readonly Dictionary<int, IReadOnlyList<Holiday>> years = [];

    public HolidayZone Zone => zone;

    /// <summary>The holidays of a year, in order of day.</summary>
    public IReadOnlyList<Holiday> Of(int year)
    {
        if (!years.TryGetValue(year, out var holidays))
        {
            var ofYear = amendments.Where(amendment => amendment.Day.Year == year).ToList();
            holidays = years[year] = [.. PublicHolidays.Of(zone, year)
                .Where(holiday => !ofYear.Any(amendment => amendment.Day == holiday.Day))
                .Concat(ofYear.Where(amendment => amendment.Added).Select(a => new Holiday(a.Day, a.French, a.English)))
                .OrderBy(holiday => holiday.Day)];
        }
        return holidays;
    }

    public bool IsHoliday(DateOnly day) => Of(day.Year).Any(holiday => holiday.Day == day);

    /// <summary>Working day (jour ouvré): Monday to Friday and no holiday.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>Business day (jour ouvrable): Monday to Saturday and no holiday.</summary>
    public bool IsBusinessDay(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday && !IsHoliday(day);

    /// <summary>The day itself when it is a working day, else the next one.</summary>
    public DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>The day that lies <paramref name="count"/> working days before <paramref name="day"/>.</summary>
    public DateOnly WorkingDaysBefore(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(-1);
            if (IsWorkingDay(day))
                count--;
        }
        return day;
    }

    /// <summary>The day that lies <paramref name="count"/> working days after <paramref name="day"/>.</summary>
    public DateOnly WorkingDaysAfter(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count--;
        }
        return day;
    }
}
