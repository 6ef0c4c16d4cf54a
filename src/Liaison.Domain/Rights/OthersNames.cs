using System.Text;
using Liaison.Domain.Cases;

namespace Liaison.Domain.Rights;

/// <summary>The names and numbers of the other persons of a household, found in a text however they are spelt, and taken out of it. Names that the one
/// who asks bears herself stay. It errs on the side of masking too much; a date, a nickname or "my brother" it does not see.</summary>
public sealed class OthersNames
{
    // Not names by themselves: masked only between words that are.
    private static readonly HashSet<string> Particles = [.. "de du des la le les el al ul ben bin bint ibn abu abd van von der den da di do dos".Split(' ')
        .Select(NameFolding.Fold)];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> numbers = new(StringComparer.Ordinal);

    /// <param name="others">The others, as they are stated and as they were.</param>
    /// <param name="own">The one who asks, likewise.</param>
    public OthersNames(IEnumerable<Person> others, IEnumerable<Person> own)
    {
        foreach (var other in others)
        {
            names.UnionWith(NameFolding.FoldedWords(other.FamilyName, other.GivenNames));
            if (other.Agdref is { } number)
                numbers.Add(number);
        }
        foreach (var person in own)
        {
            names.ExceptWith(NameFolding.FoldedWords(person.FamilyName, person.GivenNames));
            numbers.Remove(person.Agdref ?? "");
        }
        names.RemoveWhere(name => name.Length < 2 || Particles.Contains(name));
    }

    /// <summary>The text with what was found replaced; several words of one name at once.</summary>
    /// <param name="mark">What stands in its place.</param>
    /// <returns>The text and how often something was replaced.</returns>
    public (string Text, int Count) Mask(string text, string mark)
    {
        var (masked, last, count) = (new StringBuilder(), 0, 0);
        foreach (var (start, end) in Joined(text, [.. Found(text)]))
        {
            masked.Append(text, last, start - last).Append(mark);
            (last, count) = (end, count + 1);
        }
        return (masked.Append(text, last, text.Length - last).ToString(), count);
    }

    private IEnumerable<(int Start, int End)> Found(string text)
    {
        var words = NameFolding.WordsIn(text);
        for (var index = 0; index < words.Count; index++)
        {
            var (start, end, word) = words[index];
            if (IsOthers(word))
                yield return (start, end);
            // "Ben Ali" of who is stated as "Benali".
            else if (index + 1 < words.Count && IsOthers(word + words[index + 1].Word) && IsGap(text[end..words[index + 1].Start]))
                yield return (start, words[++index].End);
            else if (text.AsSpan(start, end - start).LastIndexOfAny('\'', '’', 'ʼ') is > 0 and var apostrophe
                && NameFolding.WordsIn(text[(start + apostrophe + 1)..end]) is [var elided] && IsOthers(elided.Word))
                yield return (start + apostrophe + 1, end);
        }
    }

    private bool IsOthers(string word) => numbers.Contains(word) || names.Contains(NameFolding.Fold(word.Normalize(NormalizationForm.FormC)));

    // "Nino de Guiorgadzé" is one name.
    private static IEnumerable<(int Start, int End)> Joined(string text, List<(int Start, int End)> found)
    {
        for (var index = 0; index < found.Count; index++)
        {
            var (start, end) = found[index];
            while (index + 1 < found.Count && IsGap(text[end..found[index + 1].Start]))
                end = found[++index].End;
            yield return (start, end);
        }
    }

    private static bool IsGap(string between) => between.All(character => char.IsWhiteSpace(character) || character is '-' or '‑' || char.IsLetter(character))
        && NameFolding.WordsIn(between).All(word => Particles.Contains(NameFolding.Fold(word.Word)));
}
