namespace Liaison.Domain.Statistics;

/// <summary>A figure of regularisations as the office head enters it: granted out of how many applications, of whom, when, and from which source.</summary>
public sealed record RegularisationFigure
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Period Period { get; init; }
    /// <summary>Who is counted, e.g. <c>whole prefecture</c>.</summary>
    public required string Population { get; init; }
    /// <summary>On which ground, e.g. <c>humanitarian grounds</c>.</summary>
    public required string Basis { get; init; }
    /// <summary>Permits granted.</summary>
    public required int Granted { get; init; }
    /// <summary>Applications, or null where the source gives none.</summary>
    public int? Applications { get; init; }
    /// <summary>A rate that the source gives without a denominator, in percent.</summary>
    public decimal? QuotedRatePercent { get; init; }
    public required string Source { get; init; }

    /// <summary>Checks it. Codes: <c>regularisation.rate_twice</c>, <c>regularisation.granted_exceeds_applications</c>, <c>period.reversed</c>.
    /// [domain rule 33]</summary>
    public RegularisationFigure Checked() =>
        Period.From > Period.To ? throw StatisticsRules.PeriodReversed.In("to")
        : Applications is not null && QuotedRatePercent is not null ? throw StatisticsRules.RateTwice.In("quotedRatePercent")
        : Granted > Applications ? throw StatisticsRules.GrantedExceedsApplications.In("granted")
        : this;

    /// <summary>Its rate: computed where there are applications, else as quoted, else none.</summary>
    public Rate? Rate =>
        Applications > 0 ? Statistics.Rate.Of(Granted, Applications.Value)
        : QuotedRatePercent is { } quoted ? Statistics.Rate.AsQuoted(quoted)
        : null;
}

/// <summary>A rate in percent: whole for prose, one decimal for tables.</summary>
/// <param name="PercentWhole">Rounded to the whole, halves away from zero.</param>
/// <param name="PercentOneDecimal">Rounded to one decimal; null where the rate is quoted.</param>
/// <param name="Quoted">Taken over from a source without its denominator.</param>
public sealed record Rate(int PercentWhole, decimal? PercentOneDecimal, bool Quoted)
{
    public static Rate Of(int numerator, int denominator)
    {
        var percent = 100m * numerator / denominator;
        return new Rate(Whole(percent), decimal.Round(percent, 1, MidpointRounding.AwayFromZero), Quoted: false);
    }

    public static Rate AsQuoted(decimal percent) => new(Whole(percent), null, Quoted: true);

    private static int Whole(decimal percent) => (int)decimal.Round(percent, MidpointRounding.AwayFromZero);
}
