namespace Liaison.Domain.Cases;

/// <summary>What speaks for two persons being one, or against it.</summary>
public enum LikenessReason
{
    /// <summary>The same foreigner number.</summary>
    SameNumber,
    /// <summary>All words of both names, as they are written.</summary>
    SameName,
    /// <summary>All words of both names, in another spelling or order.</summary>
    NameAlike,
    /// <summary>Some words of the names.</summary>
    NamePartlyAlike,
    /// <summary>The same birth date.</summary>
    SameBirthDate,
    /// <summary>Day and month the other way round.</summary>
    BirthDateTurned,
    /// <summary>The same year of birth; of one of them no more is known.</summary>
    SameBirthYear,
    /// <summary>A nationality of both.</summary>
    SameNationality,
    /// <summary>Foreigner numbers that differ.</summary>
    OtherNumber,
    /// <summary>Births that differ.</summary>
    OtherBirth,
    /// <summary>No nationality of both.</summary>
    OtherNationality,
}

/// <summary>How likely two persons are one.</summary>
/// <param name="Score">0 to 100: what speaks for it less what speaks against it.</param>
/// <param name="Reasons">All that was weighed.</param>
public sealed record Likeness(int Score, IReadOnlyList<LikenessReason> Reasons)
{
    /// <summary>From here on two persons are proposed to an agent as one. He decides; nothing is linked by itself. [domain rule 27]</summary>
    public const int Proposed = 50;

    /// <summary>What each reason weighs. The same name alone proposes nobody: it takes a birth, or a nationality and a year, or the number.</summary>
    public static int WeightOf(LikenessReason reason) => reason switch
    {
        LikenessReason.SameNumber => 70,
        LikenessReason.SameName => 40,
        LikenessReason.NameAlike => 35,
        LikenessReason.NamePartlyAlike => 15,
        LikenessReason.SameBirthDate => 40,
        LikenessReason.BirthDateTurned => 25,
        LikenessReason.SameBirthYear => 15,
        LikenessReason.SameNationality => 10,
        LikenessReason.OtherNumber => -40,
        LikenessReason.OtherBirth => -30,
        LikenessReason.OtherNationality => -10,
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary>How likely two persons are one.</summary>
    public static Likeness Of(Person one, Person other)
    {
        LikenessReason?[] weighed = [OfNumbers(one, other), OfNames(one, other), OfBirths(one, other), OfNationalities(one, other)];
        var reasons = weighed.OfType<LikenessReason>().ToList();
        return new Likeness(int.Clamp(reasons.Sum(WeightOf), 0, 100), reasons);
    }

    private static LikenessReason? OfNumbers(Person one, Person other) => one.Agdref is null || other.Agdref is null ? null
        : one.Agdref == other.Agdref ? LikenessReason.SameNumber : LikenessReason.OtherNumber;

    private static LikenessReason? OfNames(Person one, Person other)
    {
        var (written, otherWritten) = (WordsOf(one), WordsOf(other));
        if (written.Count == 0 || otherWritten.Count == 0)
            return null;
        if (written.SetEquals(otherWritten))
            return LikenessReason.SameName;
        var (folded, otherFolded) = (written.Select(NameFolding.Fold).ToHashSet(), otherWritten.Select(NameFolding.Fold).ToHashSet());
        return folded.SetEquals(otherFolded) || Joined(one) == Joined(other) ? LikenessReason.NameAlike
            : folded.Overlaps(otherFolded) ? LikenessReason.NamePartlyAlike : null;
    }

    private static LikenessReason? OfBirths(Person one, Person other)
    {
        if (one.BirthDate is { } born && other.BirthDate is { } otherBorn)
        {
            return born == otherBorn ? LikenessReason.SameBirthDate
                : born.Year == otherBorn.Year && born.Month == otherBorn.Day && born.Day == otherBorn.Month ? LikenessReason.BirthDateTurned
                : IsVague(born) || IsVague(otherBorn) ? OfYears(born.Year, otherBorn.Year) : LikenessReason.OtherBirth;
        }
        return OfYears(one.BirthDate?.Year ?? one.BirthYear, other.BirthDate?.Year ?? other.BirthYear);
    }

    // Where the day is not known, many a register writes the first of January.
    private static bool IsVague(DateOnly day) => day is { Day: 1, Month: 1 };

    private static LikenessReason? OfYears(int? year, int? otherYear) => year is null || otherYear is null ? null
        : year == otherYear ? LikenessReason.SameBirthYear : LikenessReason.OtherBirth;

    // Who is stateless or undetermined may be known otherwise elsewhere: that speaks neither for nor against.
    private static LikenessReason? OfNationalities(Person one, Person other) =>
        one.Nationalities.Intersect(other.Nationalities).Any() ? LikenessReason.SameNationality
        : one.Nationalities.Any(IsState) && other.Nationalities.Any(IsState) ? LikenessReason.OtherNationality : null;

    private static bool IsState(string nationality) => nationality is not (Nationalities.Stateless or Nationalities.Undetermined);

    private static HashSet<string> WordsOf(Person person) => [.. NameFolding.Words(person.FamilyName), .. NameFolding.Words(person.GivenNames)];

    private static string Joined(Person person) =>
        string.Concat(NameFolding.Words(person.FamilyName).Concat(NameFolding.Words(person.GivenNames)).Select(NameFolding.Fold).Order(StringComparer.Ordinal));
}
