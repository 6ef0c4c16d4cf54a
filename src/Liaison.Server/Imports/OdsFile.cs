using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Liaison.Server.Imports;

/// <summary>The first sheet of an OpenDocument spreadsheet. [OpenDocument 1.3, part 3, 9.1: tables]</summary>
internal static class OdsFile
{
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Words = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private const int LongestCell = 100_000;

    public static IEnumerable<TableRow> Rows(byte[] file)
    {
        ZipFile.MustBeSafe(file, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8);
        using var zip = new ZipArchive(new MemoryStream(file, writable: false));
        using var content = (zip.GetEntry("content.xml") ?? throw TableRules.FileBroken.In("file")).Open();
        using var xml = XmlReader.Create(content, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = TableRules.MaxDecompressedBytes,
        });
        if (!xml.ReadToFollowing("table", Table))
            yield break;
        using var sheet = xml.ReadSubtree();
        var number = 1;
        while (sheet.ReadToFollowing("table-row", Table))
        {
            var times = Times(sheet, "number-rows-repeated");
            var cells = Cells(sheet);
            // A sheet ends with a row that repeats to its last one: what is empty is counted, not given.
            for (var repeated = 0; cells.Count > 0 && repeated < times; repeated++)
                yield return new TableRow(number + repeated, cells);
            number += times;
        }
    }

    private static List<string> Cells(XmlReader sheet)
    {
        var (cells, empty) = (new List<string>(), 0);
        using var row = sheet.ReadSubtree();
        while (row.Read())
        {
            if (row.NodeType != XmlNodeType.Element || row.NamespaceURI != Table || row.LocalName is not ("table-cell" or "covered-table-cell"))
                continue;
            var times = Times(row, "number-columns-repeated");
            var text = Value(row);
            if (text.Length == 0)
            {
                empty = int.Min(empty + times, TableRules.MaxColumns + 1);
                continue;
            }
            if (cells.Count + empty + times > TableRules.MaxColumns)
                throw TableRules.TooLarge();
            cells.AddRange(Enumerable.Repeat("", empty).Concat(Enumerable.Repeat(text, times)));
            empty = 0;
        }
        return cells;
    }

    // Dates and numbers as the file holds them, not as they are shown; the formula itself is not looked at.
    private static string Value(XmlReader cell)
    {
        var value = cell.GetAttribute("value-type", Office) switch
        {
            "date" => cell.GetAttribute("date-value", Office),
            "float" or "percentage" or "currency" => cell.GetAttribute("value", Office),
            "boolean" => cell.GetAttribute("boolean-value", Office),
            _ => null,
        };
        var shown = Shown(cell);
        return value ?? shown;
    }

    private static string Shown(XmlReader cell)
    {
        var (text, paragraphs) = (new StringBuilder(), 0);
        using var inner = cell.ReadSubtree();
        inner.Read();
        for (var goesOn = inner.Read(); goesOn;)
        {
            // A comment on a cell is not what the cell says.
            if (inner.NodeType == XmlNodeType.Element && inner.LocalName == "annotation")
            {
                inner.Skip();
                goesOn = !inner.EOF;
                continue;
            }
            if (inner.NodeType == XmlNodeType.Element && inner.NamespaceURI == Words)
                text.Append(inner.LocalName switch
                {
                    "p" => paragraphs++ > 0 ? "\n" : "",
                    "s" => new string(' ', int.Clamp(int.TryParse(inner.GetAttribute("c", Words), CultureInfo.InvariantCulture, out var count) ? count : 1, 1, 100)),
                    "tab" => "\t",
                    "line-break" => "\n",
                    _ => "",
                });
            else if (inner.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && paragraphs > 0)
                text.Append(inner.Value);
            if (text.Length > LongestCell)
                throw TableRules.FileBroken.In("file");
            goesOn = inner.Read();
        }
        return text.ToString();
    }

    private static int Times(XmlReader element, string attribute) => element.GetAttribute(attribute, Table) is { } text
        ? int.Clamp(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), 1, 1_048_576) : 1;
}
