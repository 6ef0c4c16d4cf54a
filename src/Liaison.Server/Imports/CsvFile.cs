using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Liaison.Server.Imports;

/// <summary>Comma-separated values in the dialects that Excel and LibreOffice write: semicolon, comma or tab; UTF-8 or UTF-16, with a mark or
/// without, or Windows-1252.</summary>
internal static class CsvFile
{
    private const string Separator = "sep=";
    private const int LongestCell = 100_000;

    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<TableRow> Rows(byte[] file)
    {
        var text = Text(file);
        var delimiter = Delimiter(text);
        // Excel writes the separator above the table, and does not count that line.
        if (text.StartsWith(Separator, StringComparison.OrdinalIgnoreCase))
            text = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter, IgnoreBlankLines = false, MaxFieldSize = LongestCell,
            BadDataFound = _ => throw TableRules.FileBroken.In("file"),
        });
        while (parser.Read())
            yield return new TableRow(parser.Row, parser.Record ?? []);
        // A quote that nobody closed swallows the rest of the file.
        if (text.Count(letter => letter == '"') % 2 != 0)
            throw TableRules.FileBroken.In("file");
    }

    private static string Text(byte[] file)
    {
        var encoding = file switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Strict,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [not 0, 0, ..] => Encoding.Unicode,
            [0, not 0, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        string text;
        try
        {
            text = (encoding ?? Strict).GetString(file);
        }
        catch (DecoderFallbackException) when (encoding is null)
        {
            text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
        // Other formats hold noughts; a text does not.
        return text.Contains('\0', StringComparison.Ordinal) ? throw TableRules.FormatUnknown.In("file") : text.TrimStart('\uFEFF');
    }

    // What parts the headers most often, outside quotes.
    private static string Delimiter(string text)
    {
        if (text.StartsWith(Separator, StringComparison.OrdinalIgnoreCase) && text.Length > Separator.Length)
            return text[Separator.Length..(Separator.Length + 1)];
        var counts = new Dictionary<char, int> { [';'] = 0, [','] = 0, ['\t'] = 0 };
        var (quoted, some) = (false, false);
        foreach (var letter in text)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter is '\r' or '\n' && some)
                break;
            else if (!quoted && counts.TryGetValue(letter, out var count))
                counts[letter] = count + 1;
            some |= !char.IsWhiteSpace(letter);
        }
        return counts.MaxBy(count => count.Value).Key.ToString();
    }
}
