using Liaison.Domain.Reminders;

namespace Liaison.Domain.Tests;

public sealed class ReminderTests
{
    [Theory]
    [InlineData("2017-11-29", 0, "2017-11-29")]
    [InlineData("2017-11-29", 5, "2017-12-06")]
    [InlineData("2017-12-22", 1, "2017-12-26")]
    [InlineData("2017-12-23", 5, "2018-01-02")]
    public void One_is_reminded_so_many_working_days_ahead(string today, int workingDays, string last) =>
        Assert.Equal(Some.Day(last), Reminder.Horizon(Some.Day(today), workingDays, Some.Holidays));

    [Fact]
    public void The_horizon_is_the_last_day_whose_working_days_before_have_come()
    {
        for (var day = Some.Day("2017-12-01"); day < Some.Day("2018-02-01"); day = day.AddDays(1))
        {
            var horizon = Reminder.Horizon(day, 5, Some.Holidays);
            Assert.True(Some.Holidays.WorkingDaysBefore(horizon, 5) <= day);
            Assert.True(Some.Holidays.WorkingDaysBefore(horizon.AddDays(1), 5) > day);
        }
    }

    [Fact]
    public void An_id_tells_when_it_was_made() => Assert.Equal(Some.Now, Ids.MadeAt(Ids.New(Some.Now)));
}
