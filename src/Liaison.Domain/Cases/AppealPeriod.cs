using Liaison.Domain.Calendar;

namespace Liaison.Domain.Cases;

/// <summary>How long a removal order may be brought before the administrative court, as the order states it. Neither a meeting nor a request for
/// reconsideration nor one for legal aid makes it longer. [CESEDA R911-1, R921-3; CE 461471 of 6 January 2023]</summary>
public enum AppealPeriod
{
    /// <summary>One month, clear: the rule for orders notified since 15 July 2024. [CESEDA L911-1]</summary>
    OneMonth,
    /// <summary>Seven days, under house arrest or in prison. [CESEDA L921-1]</summary>
    SevenDays,
    /// <summary>48 hours from the hour of notification, in detention. [CESEDA L921-2; L614-6 and L512-1 before]</summary>
    FortyEightHours,
    /// <summary>Thirty days, clear: the rule for orders notified before 15 July 2024. [CESEDA L614-4; L512-1 before May 2021]</summary>
    ThirtyDays,
    /// <summary>Fifteen days, clear, of orders notified before 15 July 2024. [CESEDA L614-5; L512-1 before May 2021]</summary>
    FifteenDays,
}

/// <summary>How these periods are counted.</summary>
public static class AppealPeriods
{
    /// <summary>Length of the period that runs by the hour.</summary>
    public static readonly TimeSpan Hours = TimeSpan.FromHours(48);

    /// <summary>Whether a period runs from hour to hour, so that the hour of notification must be known.</summary>
    public static bool RunsByTheHour(this AppealPeriod period) => period == AppealPeriod.FortyEightHours;

    /// <summary>Whether it goes with house arrest or detention, which no period for leaving on one's own account goes with. [CESEDA L731-1, L741-1]</summary>
    public static bool GoesWithConstraint(this AppealPeriod period) => period is AppealPeriod.SevenDays or AppealPeriod.FortyEightHours;

    /// <summary>The period of an order that states none.</summary>
    /// <param name="day">The day on which it was notified.</param>
    public static AppealPeriod RuleOn(DateOnly day) => day < DeadlineSources.AppealReform ? AppealPeriod.ThirtyDays : AppealPeriod.OneMonth;

    /// <summary>The last day of a period that is counted in days or months. The courts do not agree whether the seven days are clear
    /// (CAA Toulouse 24TL02643 of 3 July 2025: they are; CAA Lyon 24LY03013 of 19 December 2024: they are not): the shorter count is shown.</summary>
    public static DateOnly LastDay(this AppealPeriod period, DateOnly notified, HolidayCalendar holidays) => period switch
    {
        AppealPeriod.OneMonth => LegalDays.ClearMonthsAfter(notified, 1, holidays),
        AppealPeriod.ThirtyDays => LegalDays.ClearDaysAfter(notified, 30, holidays),
        AppealPeriod.FifteenDays => LegalDays.ClearDaysAfter(notified, 15, holidays),
        AppealPeriod.SevenDays => notified.AddDays(7),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "It runs by the hour."),
    };
}
