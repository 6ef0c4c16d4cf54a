namespace Liaison.Domain.Calendar;

/// <summary>Days as the law counts them, always local dates.</summary>
public static class LegalDays
{
    /// <summary>Clear days (jours francs) between two days: neither the first nor the last counts.</summary>
    public static int ClearDaysBetween(DateOnly first, DateOnly last) => last.DayNumber - first.DayNumber - 1;

    /// <summary>The day on which two months of silence end: same day number, or the month's last; not rolled forward.
    /// [CRPA L231-4 2°, R112-5]</summary>
    public static DateOnly TwoMonthsAfter(DateOnly received) => received.AddMonths(2);

    /// <summary>The day on which four months of silence on an application for a permit end: same day number, or the month's last; not rolled
    /// forward. [CESEDA R*432-1, R432-2]</summary>
    public static DateOnly FourMonthsAfter(DateOnly filed) => filed.AddMonths(4);

    /// <summary>The day on which so many months to answer a person end: same day number, or the month's last. Regulation 1182/71 lets an end on a
    /// Saturday, a Sunday or a holiday roll forward; the earlier day is shown, since that is never too late. [GDPR art. 12(3)]</summary>
    public static DateOnly MonthsAfter(DateOnly received, int months) => received.AddMonths(months);

    /// <summary>The last day of a clear period in days, counted like one in months. [CE avis 452878 of 30 July 2021]</summary>
    public static DateOnly ClearDaysAfter(DateOnly notified, int days, HolidayCalendar holidays) =>
        holidays.WorkingDayFrom(notified.AddDays(days + 1));

    /// <summary>The last day of a clear period in months: neither the first nor the last day counts, and an end on
    /// Saturday, Sunday or a holiday rolls forward. [service-public F35697]</summary>
    public static DateOnly ClearMonthsAfter(DateOnly notified, int months, HolidayCalendar holidays) =>
        holidays.WorkingDayFrom(notified.AddMonths(months).AddDays(1));
}
