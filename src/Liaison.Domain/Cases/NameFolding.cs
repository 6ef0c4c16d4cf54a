using System.Text;
using AnyAscii;

namespace Liaison.Domain.Cases;

/// <summary>Names come in many spellings: in other scripts, transliterated in the French, English or German way, with or without accents, in
/// the form for women or for men. Folding brings together those that are likely the same; it errs on the side of finding too much.</summary>
public static class NameFolding
{
    // Each applies to what the one before left. The sounds of a name as French, English and German write them.
    private static readonly (string From, string To)[] Sounds =
    [
        ("iy", "i"), ("yi", "i"), ("ij", "i"), ("y", "i"), ("oie", "oe"), ("aie", "ae"),
        ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("shch", "s"), ("sch", "s"), ("tch", "s"), ("tsh", "s"), ("sh", "s"), ("kh", "h"), ("gh", "g"),
        ("ph", "f"), ("th", "t"), ("ch", "s"),
        ("gue", "ge"), ("gui", "gi"), ("que", "ke"), ("qui", "ki"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("q", "k"), ("x", "ks"),
        ("ou", "u"), ("oo", "u"), ("w", "v"), ("tz", "ts"),
    ];

    // Russian and its neighbours, where a woman's name ends otherwise than her husband's.
    private static readonly (string From, string To)[] Endings =
    [
        ("of", "ov"), ("ef", "ev"), ("ova", "ov"), ("eva", "ev"), ("skaia", "ski"), ("skaja", "ski"), ("h", ""),
    ];

    private const int ShortestWithEnding = 5;

    /// <summary>The words of a name as they are written, in small letters; what an apostrophe joins is one word, what a hyphen joins are two.</summary>
    public static IReadOnlyList<string> Words(string name) => [.. WordsIn(name.Normalize(NormalizationForm.FormC)).Select(found => found.Word)];

    /// <summary>The same of a longer text, each with where it stands in it.</summary>
    public static IReadOnlyList<(int Start, int End, string Word)> WordsIn(string text)
    {
        var words = new List<(int, int, string)>();
        var (word, start, end, at) = (new StringBuilder(), 0, 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                start = word.Length == 0 ? at : start;
                word.Append(Rune.ToLowerInvariant(rune).ToString());
                end = at + rune.Utf16SequenceLength;
            }
            else if (!IsApostrophe(rune.Value))
                End();
            at += rune.Utf16SequenceLength;
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add((start, end, word.ToString()));
            word.Clear();
        }
    }

    /// <summary>Whether a character joins two words to one.</summary>
    public static bool IsApostrophe(int character) => character is '\'' or '’' or 'ʼ' or '`';

    /// <summary>What the spellings of one word have in common: <c>Гиоргадзе</c>, <c>Giorgadze</c> and <c>Guiorgadzé</c> give <c>giorgadze</c>.</summary>
    /// <param name="word">One of <see cref="Words"/>.</param>
    public static string Fold(string word)
    {
        var folded = string.Concat(word.Transliterate().Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        foreach (var (from, to) in Sounds)
            folded = folded.Replace(from, to, StringComparison.Ordinal);
        folded = WithoutDoubles(folded);
        foreach (var (from, to) in Endings)
        {
            if (folded.Length >= ShortestWithEnding && folded.EndsWith(from, StringComparison.Ordinal))
                folded = folded[..^from.Length] + to;
        }
        return folded.Length > 0 ? folded : word;
    }

    /// <summary>The folded words of the parts of a name, and each part of several words as one: <c>Ben Ali</c> is also <c>benali</c>.</summary>
    /// <param name="parts">Family name, given names.</param>
    public static IReadOnlySet<string> FoldedWords(params IEnumerable<string> parts)
    {
        var folded = new HashSet<string>(StringComparer.Ordinal);
        foreach (var words in parts.Select(Words))
        {
            folded.UnionWith(words.Select(Fold));
            if (words.Count > 1)
                folded.Add(Fold(string.Concat(words)));
        }
        return folded;
    }

    private static string WithoutDoubles(string text)
    {
        var single = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (single.Length == 0 || single[^1] != letter)
                single.Append(letter);
        }
        return single.ToString();
    }
}
