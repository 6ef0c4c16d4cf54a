using Liaison.Domain.Calendar;

namespace Liaison.Domain.Tests;

public sealed class CalendarTests
{
    [Fact]
    public void The_holidays_of_2017_are_the_eleven_of_the_labour_code() => Assert.Equal(
        Days("2017-01-01", "2017-04-17", "2017-05-01", "2017-05-08", "2017-05-25", "2017-06-05", "2017-07-14", "2017-08-15", "2017-11-01", "2017-11-11", "2017-12-25"),
        Some.Holidays.Of(2017).Select(holiday => holiday.Day));

    [Theory]
    [InlineData("1886-04-25")]
    [InlineData("1943-04-25")]
    [InlineData("2000-04-23")]
    [InlineData("2008-03-23")]
    [InlineData("2011-04-24")]
    [InlineData("2016-03-27")]
    [InlineData("2017-04-16")]
    [InlineData("2018-04-01")]
    [InlineData("2019-04-21")]
    [InlineData("2024-03-31")]
    [InlineData("2025-04-20")]
    [InlineData("2038-04-25")]
    [InlineData("2049-04-18")]
    [InlineData("2076-04-19")]
    public void Easter_falls_on_its_known_day(string day) => Assert.Equal(Some.Day(day), PublicHolidays.Easter(Some.Day(day).Year));

    [Theory]
    [InlineData(HolidayZone.AlsaceMoselle, 2017, "2017-12-26")]
    [InlineData(HolidayZone.AlsaceMoselleGoodFriday, 2017, "2017-04-14", "2017-12-26")]
    [InlineData(HolidayZone.Guadeloupe, 2017, "2017-05-27")]
    [InlineData(HolidayZone.Martinique, 2017, "2017-05-22")]
    [InlineData(HolidayZone.Guyane, 2017, "2017-06-10")]
    [InlineData(HolidayZone.Reunion, 2017, "2017-12-20")]
    [InlineData(HolidayZone.Mayotte, 2017, "2017-04-27")]
    [InlineData(HolidayZone.SaintMartin, 2017, "2017-05-27")]
    [InlineData(HolidayZone.SaintMartin, 2018, "2018-05-28")]
    [InlineData(HolidayZone.SaintBarthelemy, 2017, "2017-10-09")]
    [InlineData(HolidayZone.SaintPierreEtMiquelon, 2017)]
    [InlineData(HolidayZone.Polynesia, 2017)]
    [InlineData(HolidayZone.NewCaledonia, 2017)]
    [InlineData(HolidayZone.WallisAndFutuna, 2017)]
    public void Each_zone_has_its_own_days_besides_the_national_ones(HolidayZone zone, int year, params string[] own) => Assert.Equal(
        Days(own).Concat(Some.Holidays.Of(year).Select(holiday => holiday.Day)).Order(),
        new HolidayCalendar(zone).Of(year).Select(holiday => holiday.Day));

    [Fact]
    public void An_amendment_adds_a_day_to_its_year_alone()
    {
        var calendar = Amended("2018-09-24", added: true);
        Assert.True(calendar.IsHoliday(Some.Day("2018-09-24")));
        Assert.False(calendar.IsHoliday(Some.Day("2019-09-24")));
        Assert.Equal((12, 11), (calendar.Of(2018).Count, calendar.Of(2019).Count));
    }

    [Fact]
    public void An_amendment_takes_a_day_from_its_year_alone()
    {
        var calendar = Amended("2018-05-08", added: false);
        Assert.True(calendar.IsWorkingDay(Some.Day("2018-05-08")));
        Assert.False(calendar.IsWorkingDay(Some.Day("2019-05-08")));
    }

    [Fact]
    public void A_day_added_twice_stands_once_under_its_new_name() =>
        Assert.Equal("Jour local", Assert.Single(Amended("2018-05-08", added: true).Of(2018), holiday => holiday.Day == Some.Day("2018-05-08")).French);

    [Theory]
    [InlineData("2017-11-10", true, true, "Friday")]
    [InlineData("2017-11-18", false, true, "Saturday")]
    [InlineData("2017-11-11", false, false, "Saturday and a holiday")]
    [InlineData("2017-11-12", false, false, "Sunday")]
    [InlineData("2017-11-01", false, false, "a holiday on Wednesday")]
    public void Working_days_are_Monday_to_Friday_and_business_days_Monday_to_Saturday(string day, bool working, bool business, string why) =>
        Assert.Equal((working, business, why), (Some.Holidays.IsWorkingDay(Some.Day(day)), Some.Holidays.IsBusinessDay(Some.Day(day)), why));

    [Theory]
    [InlineData("2017-12-12", 10, "2017-11-28")]
    [InlineData("2018-01-02", 1, "2017-12-29")]
    [InlineData("2017-05-09", 5, "2017-04-28")]
    [InlineData("2017-12-12", 0, "2017-12-12")]
    public void Working_days_are_counted_back_over_week_ends_and_holidays(string day, int count, string before) =>
        Assert.Equal(Some.Day(before), Some.Holidays.WorkingDaysBefore(Some.Day(day), count));

    [Theory]
    [InlineData("2017-11-29", "2018-01-29")]
    [InlineData("2017-12-31", "2018-02-28")]
    [InlineData("2019-12-31", "2020-02-29")]
    [InlineData("2017-07-14", "2017-09-14")]
    public void Two_months_end_on_the_same_day_number_or_the_last_of_the_month(string received, string deemed) =>
        Assert.Equal(Some.Day(deemed), LegalDays.TwoMonthsAfter(Some.Day(received)));

    [Theory]
    [InlineData("2021-01-03", "2021-03-04", "a Thursday")]
    [InlineData("2021-01-05", "2021-03-08", "6 March is a Saturday")]
    [InlineData("2017-02-28", "2017-05-02", "29 April is a Saturday and 1 May a holiday")]
    public void Clear_months_end_a_day_later_and_never_on_an_idle_day(string notified, string end, string why) =>
        Assert.Equal((Some.Day(end), why), (LegalDays.ClearMonthsAfter(Some.Day(notified), 2, Some.Holidays), why));

    [Fact]
    public void Of_a_clear_period_neither_the_first_nor_the_last_day_counts() =>
        Assert.Equal(3, LegalDays.ClearDaysBetween(Some.Day("2017-11-25"), Some.Day("2017-11-29")));

    private static HolidayCalendar Amended(string day, bool added) =>
        new(HolidayZone.Metropole, [new HolidayAmendment(Some.Day(day), added, "Jour local", "Local day")]);

    private static IEnumerable<DateOnly> Days(params string[] days) => days.Select(Some.Day);
}
