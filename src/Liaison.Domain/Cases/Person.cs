namespace Liaison.Domain.Cases;

/// <summary>One person of a household, as the association states it.</summary>
public sealed record Person
{
    public required Guid Id { get; init; }
    /// <summary>As it comes: one or several names; empty where the person has a single name.</summary>
    public string FamilyName { get; init; } = "";
    public string GivenNames { get; init; } = "";
    public DateOnly? BirthDate { get; init; }
    /// <summary>Where only the year is known.</summary>
    public int? BirthYear { get; init; }
    /// <summary>Codes of <see cref="Cases.Nationalities"/>; several, stateless or undetermined are possible.</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];
    /// <summary>Key of the <see cref="Ground"/> put forward.</summary>
    public string? GroundKey { get; init; }
    /// <summary>Foreigner number (AGDREF), nine or ten digits.</summary>
    public string? Agdref { get; init; }
    /// <summary>Stated minority; counts only where neither birth date nor birth year tells.</summary>
    public bool StatedMinor { get; init; }

    /// <summary>Whether the person is under 18 on a day. Born on 29 February: of age on 28 February of a common year.
    /// A birth year alone tells it too, except in the year of majority itself.</summary>
    public bool IsMinorOn(DateOnly day) =>
        BirthDate is { } born ? day < born.AddYears(CaseRules.AgeOfMajority)
        : BirthYear is { } year && day.Year - year != 18 ? day.Year - year < 18
        : StatedMinor;

    /// <summary>The day on which the person reaches an age in years; null where the birth date is unknown.</summary>
    public DateOnly? Birthday(int age) => BirthDate?.AddYears(age);

    /// <summary>The year in which the person reaches an age in years; null where nothing is known of the birth.</summary>
    public int? BirthdayYear(int age) => (BirthDate?.Year ?? BirthYear) + age;

    /// <summary>Whether another statement of the same person says the same.</summary>
    public bool SaysTheSameAs(Person other) => Nationalities.SequenceEqual(other.Nationalities)
        && this with { Nationalities = other.Nationalities } == other;

    /// <summary>A name, a time of birth and a nationality.</summary>
    public bool IsIdentified() =>
        (FamilyName.Trim().Length > 0 || GivenNames.Trim().Length > 0)
        && (BirthDate is not null || BirthYear is not null)
        && Nationalities.Count > 0;

    /// <summary>The foreigner number with its last three digits alone, as an association reads it.</summary>
    public string? MaskedAgdref() => Agdref is null ? null : Agdref[^3..].PadLeft(Agdref.Length, '*');

    /// <summary>The article that a day shows for the ground put forward.</summary>
    public string? GroundCodeOn(DateOnly day) => GroundKey is null ? null : Ground.Of(GroundKey).ArticleShownOn(day);

    /// <summary>Checks what is stated against itself. Codes: <c>person.birth_in_future</c>, <c>person.birth_twice</c>,
    /// <c>person.minor_contradicts_birth</c>, <c>person.nationality_unknown</c>, <c>person.agdref_invalid</c>.</summary>
    /// <param name="today">Local day of the prefecture.</param>
    /// <param name="path">Path of the person in what was sent, e.g. <c>persons[0].</c>.</param>
    public Person Checked(DateOnly today, string path = "")
    {
        if (BirthDate is not null && BirthYear is not null)
            throw CaseRules.BirthTwice.In(path + "birthYear");
        if (BirthDate > today || BirthYear > today.Year)
            throw CaseRules.BirthInFuture.In(path + (BirthDate is null ? "birthYear" : "birthDate"));
        if (StatedMinor && !CouldBeMinor(today))
            throw CaseRules.MinorContradictsBirth.In(path + "minor");
        if (Nationalities.Any(code => !Cases.Nationalities.IsKnown(code)))
            throw CaseRules.NationalityUnknown.In(path + "nationalities");
        if (Agdref is not null && !IsNumber(Agdref))
            throw CaseRules.AgdrefInvalid.In(path + "agdref");
        return this;
    }

    /// <summary>Whether a text has the form of a foreigner number.</summary>
    public static bool IsNumber(string text) => text.Length is 9 or 10 && text.All(char.IsAsciiDigit);

    private bool CouldBeMinor(DateOnly day) => BirthDate is not null
        ? IsMinorOn(day)
        : BirthYear is not { } year || day.Year - year <= 18;
}
