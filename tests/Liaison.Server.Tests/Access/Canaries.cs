using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Liaison.Server.Tests.Access;

/// <summary>A word that stands in one place of the world alone.</summary>
/// <param name="Field">Where, e.g. <c>person.familyName</c>.</param>
/// <param name="Owner">The association whose affairs it tells of.</param>
/// <param name="IsOfAudiences">The cabinet wrote it of an audience or a demonstration, and may read it.</param>
internal sealed record Canary(string Word, string Field, Guid Owner, bool IsOfAudiences);

/// <summary>Words in every name and every free text of the world, which are looked for wherever something leaves the service.</summary>
internal sealed partial class Canaries
{
    private readonly ConcurrentDictionary<string, Canary> words = new(StringComparer.OrdinalIgnoreCase);
    private int count;

    public IReadOnlyCollection<Canary> All => [.. words.Values];

    /// <summary>Those whose words stand in a text.</summary>
    public IEnumerable<Canary> In(string text) => Word().Matches(text).Select(word => words[word.Value]).Distinct();

    /// <summary>A new word.</summary>
    /// <param name="form">What the number of the word stands behind.</param>
    public string New(string field, Guid owner, string form = "serin", bool isOfAudiences = false)
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"{form}{Interlocked.Increment(ref count):0000}");
        words[word] = new Canary(word, field, owner, isOfAudiences);
        return word;
    }

    [GeneratedRegex(@"(?:serin|917355)\d{4}", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}

/// <summary>Words for one association.</summary>
internal sealed class OwnedCanaries(Canaries canaries, Guid owner)
{
    /// <summary>In what tells of a case, or of the association's own affairs: for the office and the association alone.</summary>
    public string Case(string field) => canaries.New(field, owner);

    /// <summary>In what the cabinet writes and reads.</summary>
    public string Audience(string field) => canaries.New(field, owner, isOfAudiences: true);

    /// <summary>A foreigner number of ten digits.</summary>
    public string Number(string field) => canaries.New(field, owner, "917355");
}
