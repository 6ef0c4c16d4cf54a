using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Liaison.Server.Tests.Access;

/// <summary>Words that stand in every name and every free text of the world, each in one place, and that are looked for wherever something leaves.</summary>
internal sealed partial class Canaries
{
    private readonly ConcurrentDictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);
    private int count;

    /// <summary>A word in what tells of a case, or of an association's own affairs: for the office and the association alone.</summary>
    public string Case(string field) => New("serin", field);

    /// <summary>A word in what the cabinet writes and reads about an audience.</summary>
    public string Audience(string field) => New("moineau", field);

    /// <summary>A foreigner number of ten digits that is looked for as a word is.</summary>
    public string Number(string field)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"917355{Interlocked.Increment(ref count):0000}");
        fields[number] = field;
        return number;
    }

    /// <summary>The fields whose words stand in a text; those of the cabinet's own only where they are asked for.</summary>
    public IEnumerable<string> In(string text, bool audiences = true) => Word().Matches(text).Select(word => word.Value)
        .Where(word => audiences || !word.StartsWith("moineau", StringComparison.OrdinalIgnoreCase)).Distinct().Select(word => fields[word]);

    /// <summary>Every field that has a word.</summary>
    public IReadOnlySet<string> Fields => fields.Values.ToHashSet();

    private string New(string bird, string field)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"{bird}{Interlocked.Increment(ref count):0000}");
        fields[word] = field;
        return word;
    }

    [GeneratedRegex(@"(?:serin|moineau|917355)\d{4}", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
