using System.Globalization;

namespace Liaison.Domain.Cases;

/// <summary>What a person can be found by, each as one text of a kind and a value, e.g. <c>born:1980-05-17</c>. A nationality is none, nor is a
/// birth year alone: they would find a group of people and not a person.</summary>
public static class Traits
{
    /// <summary>A word of a name as it is written.</summary>
    public static string Word(string word) => $"word:{word}";

    /// <summary>A folded word of a name.</summary>
    public static string Folded(string word) => $"folded:{word}";

    /// <summary>A folded word of a name and the year of birth.</summary>
    public static string FoldedIn(string word, int year) => string.Create(CultureInfo.InvariantCulture, $"folded:{word}:{year}");

    /// <summary>A birth date.</summary>
    public static string Born(DateOnly day) => $"born:{day:O}";

    /// <summary>A foreigner number.</summary>
    public static string Number(string agdref) => $"number:{agdref}";

    /// <summary>All that a person can be found by.</summary>
    public static IEnumerable<string> Of(Person person)
    {
        var words = NameFolding.Words(person.FamilyName).Concat(NameFolding.Words(person.GivenNames)).Select(Word);
        var folded = NameFolding.FoldedWords(person.FamilyName, person.GivenNames);
        return
        [
            .. words, .. folded.Select(Folded),
            .. (person.BirthDate?.Year ?? person.BirthYear) is { } year ? folded.Select(word => FoldedIn(word, year)) : [],
            .. person.BirthDate is { } born ? [Born(born)] : Array.Empty<string>(),
            .. person.Agdref is { } agdref ? [Number(agdref)] : Array.Empty<string>(),
        ];
    }
}
