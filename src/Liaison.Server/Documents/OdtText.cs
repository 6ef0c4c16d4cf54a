using System.Globalization;
using System.Xml;
using Liaison.Domain.Documents;

namespace Liaison.Server.Documents;

/// <summary>Paragraphs, headings, lists and tables of an OpenDocument text.</summary>
internal sealed class OdtText(XmlWriter part)
{
    private int tables;
    private bool breaks;

    /// <summary>What follows stands on a new page.</summary>
    public void NewPage() => breaks = true;

    public void Heading(int level, Words words)
    {
        part.WriteStartElement("text", "h", Odf.Text);
        part.WriteAttributeString("text", "style-name", Odf.Text, $"Heading_20_{level}{Break()}");
        part.WriteAttributeString("text", "outline-level", Odf.Text, level.ToString(CultureInfo.InvariantCulture));
        Inside(words);
        part.WriteEndElement();
    }

    public void Paragraph(string style, Words words)
    {
        part.WriteStartElement("text", "p", Odf.Text);
        part.WriteAttributeString("text", "style-name", Odf.Text, style + Break());
        Inside(words);
        part.WriteEndElement();
    }

    public void List(ItemList list)
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

    /// <param name="cell">The style of its cells: <c>Cell</c>, or <c>Pair</c> for names with what they are.</param>
    public void Table(int columns, string cell, IReadOnlyList<Words> heads, IReadOnlyList<IReadOnlyList<Words>> rows)
    {
        // A table has no style of its own that begins a page.
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

    // The styles that begin a page are named after those that do not.
    private string Break()
    {
        var suffix = breaks ? OdtStyles.NewPage : "";
        breaks = false;
        return suffix;
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
