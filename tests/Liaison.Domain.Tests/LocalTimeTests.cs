using Liaison.Domain.Calendar;

namespace Liaison.Domain.Tests;

public sealed class LocalTimeTests
{
    [Theory]
    [InlineData("2017-12-12T14:30", "Europe/Paris", "2017-12-12T13:30")]
    [InlineData("2017-07-12T14:30", "Europe/Paris", "2017-07-12T12:30")]
    [InlineData("2017-12-12T08:00", "Pacific/Noumea", "2017-12-11T21:00")]
    [InlineData("2017-07-12T14:30", "America/Miquelon", "2017-07-12T16:30")]
    [InlineData("2017-10-29T02:30", "Europe/Paris", "2017-10-29T00:30")]
    public void A_local_time_stands_for_an_instant_the_first_where_it_comes_twice(string local, string zone, string utc) =>
        Assert.Equal(new DateTimeOffset(Some.Local(utc), TimeSpan.Zero), LocalTime.InstantOf(Some.Local(local), Some.Zone(zone)));

    [Theory]
    [InlineData("2017-03-26T02:00")]
    [InlineData("2017-03-26T02:59")]
    public void A_time_that_the_clock_change_skips_is_refused(string local) =>
        Refused.With(LocalTime.Skipped, () => LocalTime.InstantOf(Some.Local(local), Some.Paris));

    [Fact]
    public void The_same_hour_exists_where_no_clock_changes() =>
        Assert.Equal(2, LocalTime.InstantOf(Some.Local("2017-03-26T02:30"), Some.Zone("Indian/Reunion")).ToOffset(TimeSpan.FromHours(4)).Hour);

    [Fact]
    public void The_day_in_Noumea_differs_from_the_day_in_Paris()
    {
        var evening = new DateTimeOffset(2017, 12, 31, 20, 0, 0, TimeSpan.Zero);
        Assert.Equal(Some.Day("2017-12-31"), LocalTime.DayOf(evening, Some.Paris));
        Assert.Equal(Some.Day("2018-01-01"), LocalTime.DayOf(evening, Some.Zone("Pacific/Noumea")));
    }
}
