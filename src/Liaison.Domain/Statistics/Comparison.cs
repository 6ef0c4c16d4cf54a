namespace Liaison.Domain.Statistics;

/// <summary>What a reader of a comparison must know.</summary>
public enum ComparisonFlag
{
    /// <summary>The periods differ in length.</summary>
    UnlikePeriods,
    /// <summary>The populations differ.</summary>
    UnlikePopulations,
    /// <summary>The grounds differ.</summary>
    UnlikeBasis,
    /// <summary>At least one rate is quoted, without its denominator.</summary>
    QuotedRate,
}

/// <summary>Two figures set side by side, the change in percentage points from the earlier to the later. [domain rule 33]</summary>
/// <param name="ChangeInPoints">Whole where either rate is quoted, else with one decimal; null where a rate is missing.</param>
/// <param name="Flags">What must be said along with it.</param>
public sealed record Comparison(decimal? ChangeInPoints, IReadOnlyList<ComparisonFlag> Flags)
{
    /// <summary>How <paramref name="later"/> stands against <paramref name="earlier"/>.</summary>
    public static Comparison Of(RegularisationFigure earlier, RegularisationFigure later)
    {
        var quoted = earlier.Rate?.Quoted == true || later.Rate?.Quoted == true;
        var flags = new List<ComparisonFlag>();
        if (!earlier.Period.IsLike(later.Period))
            flags.Add(ComparisonFlag.UnlikePeriods);
        if (earlier.Population != later.Population)
            flags.Add(ComparisonFlag.UnlikePopulations);
        if (earlier.Basis != later.Basis)
            flags.Add(ComparisonFlag.UnlikeBasis);
        if (quoted)
            flags.Add(ComparisonFlag.QuotedRate);
        return new Comparison(Change(earlier.Rate, later.Rate, quoted), flags);
    }

    private static decimal? Change(Rate? earlier, Rate? later, bool whole) => earlier is null || later is null ? null
        : whole ? later.PercentWhole - earlier.PercentWhole
        : later.PercentOneDecimal - earlier.PercentOneDecimal;
}
