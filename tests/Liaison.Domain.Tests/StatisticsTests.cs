using Liaison.Domain.Statistics;

namespace Liaison.Domain.Tests;

public sealed class StatisticsTests
{
    private static readonly RegularisationFigure NineMonthsOf2017 = Some.Figure("2017-01-01", "2017-09-30", 276, 444);
    private static readonly RegularisationFigure Year2016 = Some.Figure("2016-01-01", "2016-12-31", 284, quoted: 58);

    [Fact]
    public void The_rate_of_2017_is_62_percent_in_prose_and_62_2_in_tables() => Assert.Equal(new Rate(62, 62.2m, Quoted: false), NineMonthsOf2017.Rate);

    [Fact]
    public void The_rate_of_2016_has_no_denominator_and_is_quoted() => Assert.Equal(new Rate(58, null, Quoted: true), Year2016.Rate);

    [Fact]
    public void From_58_to_62_percent_it_is_4_whole_points_over_unlike_periods()
    {
        var comparison = Comparison.Of(Year2016, NineMonthsOf2017);
        Assert.Equal(4m, comparison.ChangeInPoints);
        Assert.Equal([ComparisonFlag.UnlikePeriods, ComparisonFlag.QuotedRate], comparison.Flags);
    }

    [Fact]
    public void Two_computed_rates_over_like_periods_change_by_a_decimal_and_carry_no_flag()
    {
        var comparison = Comparison.Of(NineMonthsOf2017, Some.Figure("2018-01-01", "2018-09-30", 290, 500));
        Assert.Equal(-4.2m, comparison.ChangeInPoints);
        Assert.Empty(comparison.Flags);
    }

    [Fact]
    public void Another_population_and_another_basis_are_flagged()
    {
        var other = NineMonthsOf2017 with { Population = "une association", Basis = "tous motifs" };
        Assert.Equal([ComparisonFlag.UnlikePopulations, ComparisonFlag.UnlikeBasis], Comparison.Of(NineMonthsOf2017, other).Flags);
    }

    [Fact]
    public void Without_a_rate_on_both_sides_there_is_no_change() =>
        Assert.Null(Comparison.Of(Some.Figure("2016-01-01", "2016-12-31", 284), NineMonthsOf2017).ChangeInPoints);

    [Fact]
    public void No_application_gives_no_rate() => Assert.Null(Some.Figure("2017-01-01", "2017-09-30", 0, 0).Rate);

    [Theory]
    [InlineData(125, 200, 63, 62.5)]
    [InlineData(1, 200, 1, 0.5)]
    [InlineData(1, 2000, 0, 0.1)]
    [InlineData(2, 3, 67, 66.7)]
    [InlineData(444, 444, 100, 100.0)]
    public void Halves_are_rounded_up(int granted, int applications, int whole, double oneDecimal) =>
        Assert.Equal(new Rate(whole, (decimal)oneDecimal, Quoted: false), Rate.Of(granted, applications));

    [Theory]
    [InlineData("2016-01-01", "2016-12-31", "2017-01-01", "2017-12-31", true, "years, leap or not")]
    [InlineData("2016-01-01", "2016-02-29", "2017-01-01", "2017-02-28", true, "two months, leap or not")]
    [InlineData("2017-01-01", "2017-01-31", "2017-02-01", "2017-02-28", true, "one month each")]
    [InlineData("2017-01-15", "2017-02-14", "2017-06-15", "2017-07-14", true, "one month from the 15th")]
    [InlineData("2016-01-01", "2016-12-31", "2017-01-01", "2017-09-30", false, "twelve months and nine")]
    [InlineData("2017-01-01", "2017-11-29", "2016-01-01", "2016-11-30", false, "a day more")]
    [InlineData("2017-01-01", "2017-01-31", "2017-01-01", "2017-01-30", false, "a month and thirty days")]
    public void Periods_are_alike_when_their_months_and_days_are(string from, string to, string otherFrom, string otherTo, bool alike, string why)
    {
        Period one = new(Some.Day(from), Some.Day(to)), other = new(Some.Day(otherFrom), Some.Day(otherTo));
        Assert.Equal((alike, alike, why), (one.IsLike(other), other.IsLike(one), why));
    }

    [Fact]
    public void A_period_of_one_day_is_a_period() => Assert.NotNull(new Period(Some.Today, Some.Today).Checked());

    [Fact]
    public void A_figure_with_a_reversed_period_is_refused() =>
        Refused.With(StatisticsRules.PeriodReversed, () => Some.Figure("2017-09-30", "2017-01-01", 1).Checked());

    [Fact]
    public void Every_application_may_be_granted() => Assert.NotNull(Some.Figure("2017-01-01", "2017-09-30", 444, 444).Checked());

    [Theory]
    [InlineData("7,1,30", 7.0)]
    [InlineData("1,2,30,7", 4.5)]
    [InlineData("3", 3.0)]
    public void The_median_is_the_middle_and_keeps_halves(string days, double median) =>
        Assert.Equal((decimal)median, ActivityFigure.Median(days.Split(',').Select(int.Parse)));

    [Fact]
    public void Of_no_days_there_is_no_median() => Assert.Null(ActivityFigure.Median([]));
}
