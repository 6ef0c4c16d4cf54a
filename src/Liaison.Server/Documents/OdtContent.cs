using System.Globalization;
using System.Xml;
using Liaison.Domain.Documents;

namespace Liaison.Server.Documents;

/// <summary>The text of an OpenDocument file.</summary>
internal sealed class OdtContent
{
    // Centimetres between the margins of a page.
    private const double Width = 17;

    private readonly XmlWriter part;
    private int tables;
    private bool breaks;

    private OdtContent(XmlWriter part) => this.part = part;

    public static void Write(XmlWriter part, Document document, string picture) => new OdtContent(part).Write(document, picture);

    private void Write(Document document, string picture)
    {
        part.WriteStartElement("office", "document-content", Odf.Office);
        part.WriteAttributeString("xmlns", "text", null, Odf.Text);
        part.WriteAttributeString("xmlns", "table", null, Odf.Table);
        part.WriteAttributeString("xmlns", "style", null, Odf.Style);
        part.WriteAttributeString("xmlns", "draw", null, Odf.Drawing);
        part.WriteAttributeString("xmlns", "svg", null, Odf.Svg);
        part.WriteAttributeString("xmlns", "xlink", null, Odf.Link);
        part.WriteAttributeString("office", "version", Odf.Office, Odf.Version);
        ColumnStyles(document.Body.SelectMany(Columns).ToList());
        part.WriteStartElement("office", "body", Odf.Office);
        part.WriteStartElement("office", "text", Odf.Office);
        if (document.Letterhead is { } letterhead)
            Letterhead(letterhead, picture);
        Heading(1, document.Title);
        foreach (var block in document.Body)
            Write(block);
    }

    // The widths of a block that is laid out in columns.
    private static IEnumerable<IReadOnlyList<int>> Columns(Block block) => block switch
    {
        Table table => [[.. table.Columns.Select(column => column.Weight)]],
        KeyValues => [[1, 2]],
        _ => [],
    };

    private void ColumnStyles(List<IReadOnlyList<int>> tables)
    {
        part.WriteStartElement("office", "automatic-styles", Odf.Office);
        OdtStyles.WriteTables(part);
        foreach (var (at, weights) in tables.Index())
        {
            foreach (var (column, weight) in weights.Index())
            {
                part.WriteStartElement("style", "style", Odf.Style);
                part.WriteAttributeString("style", "name", Odf.Style, $"T{at + 1}.{column + 1}");
                part.WriteAttributeString("style", "family", Odf.Style, "table-column");
                part.WriteStartElement("style", "table-column-properties", Odf.Style);
                part.WriteAttributeString("style", "column-width", Odf.Style,
                    (Width * weight / weights.Sum()).ToString("0.###", CultureInfo.InvariantCulture) + "cm");
                part.WriteEndElement();
                part.WriteEndElement();
            }
        }
        part.WriteEndElement();
    }

    private void Letterhead(Letterhead letterhead, string picture)
    {
        if (letterhead.Logo is { } logo)
        {
            var (width, height) = Png.SizeOf(logo).Within(6, 2.5);
            part.WriteStartElement("text", "p", Odf.Text);
            part.WriteAttributeString("text", "style-name", Odf.Text, "Letterhead");
            part.WriteStartElement("draw", "frame", Odf.Drawing);
            part.WriteAttributeString("text", "anchor-type", Odf.Text, "as-char");
            part.WriteAttributeString("svg", "width", Odf.Svg, width.ToString("0.##", CultureInfo.InvariantCulture) + "cm");
            part.WriteAttributeString("svg", "height", Odf.Svg, height.ToString("0.##", CultureInfo.InvariantCulture) + "cm");
            part.WriteStartElement("draw", "image", Odf.Drawing);
            part.WriteAttributeString("xlink", "href", Odf.Link, picture);
            part.WriteAttributeString("xlink", "type", Odf.Link, "simple");
            part.WriteEndElement();
            part.WriteEndElement();
            part.WriteEndElement();
        }
        Paragraph("Letterhead", Words.Strong(string.Join('\n', letterhead.State)));
        Paragraph("Letterhead", Words.Strong(letterhead.Authority));
        Paragraph("LetterheadEnd", string.Join('\n', letterhead.Service));
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Heading(heading.Level, heading.Words);
                break;
            case Paragraph paragraph:
                Paragraph(paragraph.IsNote ? "Note" : "Text_20_body", paragraph.Words);
                break;
            case KeyValues pairs:
                Table(2, "Pair", [], [.. pairs.Rows.Select(row => (IReadOnlyList<Words>)[row.Key, row.Value])]);
                break;
            case Table table:
                Paragraph("Caption", table.Caption);
                Table(table.Columns.Count, "Cell", [.. table.Columns.Select(column => column.Head)], table.Rows);
                break;
            case ItemList list:
                List(list);
                break;
            case PageBreak:
                breaks = true;
                break;
            case Signature signature:
                Paragraph("Signature", signature.Words);
                break;
        }
    }

    private void Heading(int level, Words words)
    {
        part.WriteStartElement("text", "h", Odf.Text);
        part.WriteAttributeString("text", "style-name", Odf.Text, $"Heading_20_{level}{Break()}");
        part.WriteAttributeString("text", "outline-level", Odf.Text, level.ToString(CultureInfo.InvariantCulture));
        Inside(words);
        part.WriteEndElement();
    }

    private void Paragraph(string style, Words words)
    {
        part.WriteStartElement("text", "p", Odf.Text);
        part.WriteAttributeString("text", "style-name", Odf.Text, style + Break());
        Inside(words);
        part.WriteEndElement();
    }

    // The styles that begin a page are named after those that do not.
    private string Break()
    {
        var suffix = breaks ? OdtStyles.NewPage : "";
        breaks = false;
        return suffix;
    }

    private void Table(int columns, string cell, IReadOnlyList<Words> heads, IReadOnlyList<IReadOnlyList<Words>> rows)
    {
        if (breaks)
            Paragraph("Caption", Words.None);
        part.WriteStartElement("table", "table", Odf.Table);
        part.WriteAttributeString("table", "name", Odf.Table, $"T{++tables}");
        part.WriteAttributeString("table", "style-name", Odf.Table, "Table");
        for (var column = 1; column <= columns; column++)
        {
            part.WriteStartElement("table", "table-column", Odf.Table);
            part.WriteAttributeString("table", "style-name", Odf.Table, $"T{tables}.{column}");
            part.WriteEndElement();
        }
        if (heads.Count > 0)
        {
            part.WriteStartElement("table", "table-header-rows", Odf.Table);
            Row(heads, "Head", "Table_20_Heading", "Table_20_Heading");
            part.WriteEndElement();
        }
        foreach (var row in rows)
            Row(row, cell, cell == "Pair" ? "Table_20_Key" : "Table_20_Contents", "Table_20_Contents");
        part.WriteEndElement();
        Paragraph("After", Words.None);
    }

    private void Row(IReadOnlyList<Words> cells, string style, string first, string others)
    {
        part.WriteStartElement("table", "table-row", Odf.Table);
        part.WriteAttributeString("table", "style-name", Odf.Table, "Row");
        foreach (var (at, words) in cells.Index())
        {
            part.WriteStartElement("table", "table-cell", Odf.Table);
            part.WriteAttributeString("table", "style-name", Odf.Table, style);
            part.WriteAttributeString("office", "value-type", Odf.Office, "string");
            Paragraph(at == 0 ? first : others, words);
            part.WriteEndElement();
        }
        part.WriteEndElement();
    }

    private void List(ItemList list)
    {
        part.WriteStartElement("text", "list", Odf.Text);
        part.WriteAttributeString("text", "style-name", Odf.Text, list.IsNumbered ? "Numbers" : "Bullets");
        foreach (var item in list.Items)
        {
            part.WriteStartElement("text", "list-item", Odf.Text);
            Paragraph("Text_20_body", item);
            part.WriteEndElement();
        }
        part.WriteEndElement();
    }

    private void Inside(Words words)
    {
        foreach (var run in words.Runs)
        {
            if (run.IsStrong)
            {
                part.WriteStartElement("text", "span", Odf.Text);
                part.WriteAttributeString("text", "style-name", Odf.Text, "Strong");
            }
            foreach (var (at, line) in run.Text.Split('\n').Index())
            {
                if (at > 0)
                    part.WriteElementString("text", "line-break", Odf.Text, null);
                part.WriteString(line);
            }
            if (run.IsStrong)
                part.WriteEndElement();
        }
    }
}
