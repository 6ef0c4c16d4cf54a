namespace Liaison.Domain.Cases;

/// <summary>A minor who turns 18 soon: from then on the association needs a mandate of the person's own. [domain rule 29]</summary>
/// <param name="Day">The 18th birthday; null where the year of birth alone is known.</param>
/// <param name="Year">The year in which it falls.</param>
/// <param name="NeedsOwnMandate">No mandate of the person's own holds on that day (or at the end of that year).</param>
public sealed record ComingOfAge(Guid PersonId, DateOnly? Day, int Year, bool NeedsOwnMandate)
{
    /// <summary>So many months before it is told.</summary>
    public const int AlertMonths = 6;
}
