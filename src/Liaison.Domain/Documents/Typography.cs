using System.Text;
using System.Text.RegularExpressions;

namespace Liaison.Domain.Documents;

/// <summary>Sets a text as French is set: guillemets, and the spaces that do not break. The words stay as they were written.
/// [Lexique des règles typographiques en usage à l'Imprimerie nationale]</summary>
public static partial class Typography
{
    /// <summary>A space that does not break.</summary>
    public const char NoBreak = '\u00A0';
    /// <summary>A narrow space that does not break.</summary>
    public const char Narrow = '\u202F';

    /// <summary>The text as it is set; to set it once more changes nothing.</summary>
    public static string Set(string text)
    {
        var set = StraightQuotes().Replace(Printable(text), "«$1»");
        set = AfterOpening().Replace(set, $"{Narrow}");
        set = BeforeClosing().Replace(set, $"{Narrow}");
        set = BeforeHighSign().Replace(set, $"{Narrow}");
        set = BeforeColon().Replace(set, $"{NoBreak}");
        return BesideNumber().Replace(set, $"{NoBreak}");
    }

    // What no page can show and XML forbids is left out; a tab is a space, and every end of a line the same.
    private static string Printable(string text)
    {
        if (!text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter) || letter > '\uFFFD'))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").Replace('\t', ' ').EnumerateRunes())
        {
            if (rune.Value == '\n' || !(Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF))
                kept.Append(rune);
        }
        return kept.ToString();
    }

    [GeneratedRegex("\"([^\"\n]*)\"")]
    private static partial Regex StraightQuotes();

    // Glued to its word, a sign wants a space at the end of the word alone: an address has such signs inside.
    [GeneratedRegex(@"[ \u00A0\u202F]+(?=[;!?])|(?<=[\p{L}\p{N})»])(?=[;!?]+(?:[\s»)]|$))")]
    private static partial Regex BeforeHighSign();

    [GeneratedRegex(@"[ \u00A0\u202F]+(?=:)|(?<=[\p{L}\p{N})»])(?=:(?:\s|$))")]
    private static partial Regex BeforeColon();

    [GeneratedRegex(@"(?<=«)[ \u00A0\u202F]*")]
    private static partial Regex AfterOpening();

    [GeneratedRegex(@"(?<![ \u00A0\u202F])[ \u00A0\u202F]*(?=»)")]
    private static partial Regex BeforeClosing();

    [GeneratedRegex(@"(?<=\bn°) +|(?<=\b(?:art|p)\.) +(?=\d)|(?<=\d) +(?=[%€])")]
    private static partial Regex BesideNumber();
}
