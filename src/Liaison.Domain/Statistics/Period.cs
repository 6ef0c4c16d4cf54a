namespace Liaison.Domain.Statistics;

/// <summary>A span of local days, both included.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    /// <summary>The period itself. Code: <c>period.reversed</c>.</summary>
    public Period Checked() => From > To ? throw StatisticsRules.PeriodReversed.In("to") : this;

    /// <summary>Whether two periods have the same length in months and days, so that their counts can be set against each other.</summary>
    public bool IsLike(Period other) => Length() == other.Length();

    private (int Months, int Days) Length()
    {
        if (To == DateOnly.MaxValue)
            return (int.MaxValue, 0);
        var end = To.AddDays(1);
        var months = (end.Year - From.Year) * 12 + end.Month - From.Month;
        if (From.AddMonths(months) > end)
            months--;
        return (months, end.DayNumber - From.AddMonths(months).DayNumber);
    }
}
