using System.Globalization;
using System.Text.RegularExpressions;
using Liaison.Domain.Cases;

namespace Liaison.Domain.Imports;

/// <summary>Reads single cells; each refusal names the column.</summary>
public static partial class ImportReading
{
    private static readonly string[] Days =
        ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d M yyyy", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "yyyy-M-d'T'00:00:00", "yyyy-M-d 00:00:00", "d/M/yyyy 00:00:00", "d/M/yyyy 00:00"];

    private static readonly string[] Months =
    [
        "janvier january", "fevrier february", "mars march", "avril april", "mai may", "juin june", "juillet july", "aout august",
        "septembre september", "octobre october", "novembre november", "decembre december",
    ];

    // The day before the first one that a spreadsheet counts, as it counts after February 1900. [ECMA-376, 18.17.4]
    private static readonly DateOnly SerialZero = new(1899, 12, 30);
    private const int FirstSerial = 10_000;
    private const int LastSerial = 110_000;

    /// <summary>The text of a cell without what a spreadsheet puts around it: blanks, and the apostrophe that keeps a formula from being one.</summary>
    public static string Cell(string text)
    {
        var trimmed = text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim();
        return trimmed.Length > 1 && trimmed[0] == '\'' && trimmed[1] is '=' or '+' or '-' or '@' ? trimmed[1..] : trimmed;
    }

    /// <summary>A birth: its day, or its year where nothing else is said (<c>1980</c>, <c>00/00/1980</c>). Code: <c>import.day_unreadable</c>.</summary>
    public static (DateOnly? Day, int? Year) Birth(string text, string column = "birth") =>
        YearAlone().Match(text) is { Success: true } year ? (null, int.Parse(year.Groups[1].Value, CultureInfo.InvariantCulture)) : (Day(text, column), null);

    /// <summary>A day, in the forms that people and spreadsheets write, the serial number of a spreadsheet among them.
    /// Code: <c>import.day_unreadable</c>, also outside 1900–2199.</summary>
    public static DateOnly Day(string text, string column)
    {
        var read = DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Serial(text) ?? Worded(text);
        return read is { Year: >= CaseRules.OldestBirthYear and < 2200 } found ? found : throw ImportRules.DayUnreadable.In(column);
    }

    /// <summary>Nationalities; names may hold a comma themselves. Code: <c>person.nationality_unknown</c>.</summary>
    public static IReadOnlyList<string> Nationalities(string text) => Nationality(text) is { } whole ? [whole]
        : [.. Parts().Split(text).Where(part => part.Trim().Length > 0)
            .Select(part => Nationality(part) ?? throw CaseRules.NationalityUnknown.In("nationalities")).Distinct()];

    /// <summary>The key of the ground that a cell names: by any article that has ever held it, by its key or by its name; in force on the day.
    /// Code: <c>case.ground_not_in_force</c>.</summary>
    public static string Ground(string text, DateOnly today)
    {
        var folded = Spelling.Fold(text);
        folded = folded.StartsWith("ceseda", StringComparison.Ordinal) ? folded["ceseda".Length..]
            : folded.EndsWith("ceseda", StringComparison.Ordinal) ? folded[..^"ceseda".Length] : folded;
        var ground = Cases.Ground.All.FirstOrDefault(known => known.Articles.Select(article => Spelling.Fold(article.Code)).Any(code => code == folded || code == "l" + folded)
            || Spelling.Fold(known.Key) == folded || Spelling.Fold(known.French) == folded || Spelling.Fold(known.English) == folded);
        return ground?.ArticleOn(today) is null ? throw CaseRules.GroundNotInForce.In("ground") : ground.Key;
    }

    /// <summary>A foreigner number without the blanks that people write in it; null for one that is masked, as an export for an association has it.</summary>
    public static string? Agdref(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        return digits.StartsWith('*') ? null : digits;
    }

    /// <summary>Yes or no. Code: <c>import.answer_unreadable</c>.</summary>
    public static bool Answer(string text, string column) => Spelling.Fold(text) switch
    {
        "oui" or "o" or "yes" or "y" or "vrai" or "true" or "x" or "1" => true,
        "non" or "n" or "no" or "faux" or "false" or "0" => false,
        _ => throw ImportRules.AnswerUnreadable.In(column),
    };

    /// <summary>What a mandate covers. Code: <c>import.scope_unknown</c>.</summary>
    public static MandateScope Scope(string text) => Spelling.Fold(text) switch
    {
        "presentation" => MandateScope.Presentation,
        "correspondance" or "correspondence" => MandateScope.Correspondence,
        "complet" or "complete" or "full" or "total" or "lesdeux" or "both" => MandateScope.Full,
        _ => throw ImportRules.ScopeUnknown.In("mandateScope"),
    };

    /// <summary>The code of a language, ISO 639, by its code or name. Code: <c>import.language_unknown</c>.</summary>
    public static string Language(string text) => ImportNames.Language(text)
        ?? (text.Length is 2 or 3 && text.All(char.IsAsciiLetter) ? text.ToLowerInvariant() : throw ImportRules.LanguageUnknown.In("mandateLanguage"));

    /// <summary>A postal code; a spreadsheet that took it for a number has dropped the nought before it. Code: <c>import.postal_code_invalid</c>.</summary>
    public static string PostalCode(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        return digits.Length is 4 or 5 && digits.All(char.IsAsciiDigit) ? digits.PadLeft(5, '0') : throw ImportRules.PostalCodeInvalid.In("postalCode");
    }

    /// <summary>The code of a département; the same nought may be gone.</summary>
    public static string Department(string text) => text.Trim().ToUpperInvariant() is var code && code.Length == 1 && char.IsAsciiDigit(code[0]) ? "0" + code : code;

    private static string? Nationality(string text)
    {
        var word = text.Trim();
        return word.Length is 2 or 4 && Cases.Nationalities.IsKnown(word.ToUpperInvariant()) ? word.ToUpperInvariant() : ImportNames.Nationality(word);
    }

    private static DateOnly? Serial(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and <= LastSerial
            ? SerialZero.AddDays(serial) : null;

    // 1er mai 1980, 3 August 1975
    private static DateOnly? Worded(string text)
    {
        if (InWords().Match(text) is not { Success: true } match)
            return null;
        var month = Array.FindIndex(Months, names => names.Split(' ').Contains(Spelling.Fold(match.Groups[2].Value))) + 1;
        return month > 0 && DateOnly.TryParseExact($"{match.Groups[1].Value}/{month}/{match.Groups[3].Value}", "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) ? day : null;
    }

    [GeneratedRegex(@"^\s*(?:(?:00|xx|XX|\?\?)[/.\-](?:00|xx|XX|\?\?)[/.\-])?((?:19|20|21)\d\d)\s*$")]
    private static partial Regex YearAlone();

    [GeneratedRegex(@"^(\d{1,2})(?:er|st|nd|rd|th)?\s+(\p{L}+)\.?\s+(\d{4})$")]
    private static partial Regex InWords();

    [GeneratedRegex(@"[,;/|]|\s(?:et|and|&)\s")]
    private static partial Regex Parts();
}
