namespace Liaison.Domain.Cases;

/// <summary>How the name of a person answers a search.</summary>
public enum NameMatch
{
    /// <summary>Word for word.</summary>
    AsWritten,
    /// <summary>In another spelling; see <see cref="NameFolding"/>.</summary>
    Alike,
}

/// <summary>Whom somebody looks for. Everything that is given must hold of the same person.</summary>
/// <param name="Name">Words of the family name or the given names, in any order and any spelling.</param>
/// <param name="Exact">Only names with these words as they are written.</param>
/// <param name="BirthDate">Found as well: who is known to be born in that year, and no more.</param>
public sealed record PersonSearch(string? Name = null, bool Exact = false, DateOnly? BirthDate = null, int? BirthYear = null, string? Nationality = null,
    string? Agdref = null)
{
    /// <summary>How many traits one way of looking can have.</summary>
    public const int MaxTraits = 8;

    private readonly IReadOnlyList<string> words = NameFolding.Words(Name ?? "");

    /// <summary>Whether it asks for a person, and not for all of a nationality or a year.</summary>
    public bool AsksForOne => words.Count > 0 || BirthDate is not null || Agdref is not null;

    /// <summary>Checks what is sought against itself. Codes: <c>person.birth_twice</c>, <c>person.nationality_unknown</c>, <c>person.agdref_invalid</c>.</summary>
    public PersonSearch Checked()
    {
        if (BirthDate is not null && BirthYear is not null)
            throw CaseRules.BirthTwice.In("birthYear");
        if (Nationality is not null && !Nationalities.IsKnown(Nationality))
            throw CaseRules.NationalityUnknown.In("nationality");
        return Agdref is null || Person.IsNumber(Agdref) ? this : throw CaseRules.AgdrefInvalid.In("agdref");
    }

    /// <summary>The ways to look: the traits that a household found in one of them has. What is found must still be asked with <see cref="Of"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Ways()
    {
        if (words.Count == 0)
            return [Others()];
        if (Exact)
            return [[.. words.Select(Traits.Word).Concat(Others()).Distinct().Take(MaxTraits)]];
        var year = BirthDate?.Year ?? BirthYear;
        string Name(string word) => year is { } known ? Traits.FoldedIn(NameFolding.Fold(word), known) : Traits.Folded(NameFolding.Fold(word));
        string[] numbers = Agdref is null ? [] : [Traits.Number(Agdref)];
        var each = words.Select(Name).Concat(numbers).Distinct().Take(MaxTraits).ToList();
        return words.Count == 1 ? [each] : [each, [Name(string.Concat(words)), .. numbers]];
    }

    /// <summary>How a person answers; null who does not.</summary>
    public NameMatch? Of(Person person)
    {
        if ((Agdref is not null && person.Agdref != Agdref)
            || (Nationality is not null && !person.Nationalities.Contains(Nationality))
            || (BirthDate is { } day && (person.BirthDate is { } born ? born != day : person.BirthYear != day.Year))
            || (BirthYear is { } year && (person.BirthDate?.Year ?? person.BirthYear) != year))
            return null;
        if (words.All(word => NameFolding.Words($"{person.FamilyName} {person.GivenNames}").Contains(word)))
            return NameMatch.AsWritten;
        if (Exact)
            return null;
        var folded = NameFolding.FoldedWords(person.FamilyName, person.GivenNames);
        return words.All(word => folded.Contains(NameFolding.Fold(word))) || folded.Contains(NameFolding.Fold(string.Concat(words)))
            ? NameMatch.Alike : null;
    }

    private IReadOnlyList<string> Others() =>
        [.. BirthDate is { } born ? [Traits.Born(born)] : Array.Empty<string>(), .. Agdref is { } agdref ? [Traits.Number(agdref)] : Array.Empty<string>()];
}
