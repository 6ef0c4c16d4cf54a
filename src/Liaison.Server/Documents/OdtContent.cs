using System.Globalization;
using System.Xml;
using Liaison.Domain.Documents;

namespace Liaison.Server.Documents;

/// <summary>The text of an OpenDocument file, <c>content.xml</c>.</summary>
internal sealed class OdtContent
{
    // Centimetres between the margins of a page.
    private const double Width = 17;

    private readonly XmlWriter part;
    private readonly OdtText text;

    private OdtContent(XmlWriter part) => (this.part, text) = (part, new OdtText(part));

    /// <param name="picture">Where the logo lies in the file.</param>
    public static void Write(XmlWriter part, Document document, string picture) => new OdtContent(part).Write(document, picture);

    private void Write(Document document, string picture)
    {
        part.WriteStartElement("office", "document-content", Odf.Office);
        foreach (var (prefix, name) in ((string, string)[])[("text", Odf.Text), ("table", Odf.Table), ("style", Odf.Style), ("draw", Odf.Drawing),
            ("svg", Odf.Svg), ("xlink", Odf.Link)])
            part.WriteAttributeString("xmlns", prefix, null, name);
        part.WriteAttributeString("office", "version", Odf.Office, Odf.Version);
        ColumnStyles(document.Body.SelectMany(Columns).ToList());
        part.WriteStartElement("office", "body", Odf.Office);
        part.WriteStartElement("office", "text", Odf.Office);
        if (document.Letterhead is { } letterhead)
            Letterhead(letterhead, picture);
        text.Heading(1, document.Title);
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
                OdtStyles.Write(part, $"T{at + 1}.{column + 1}", "table-column", ("style", "column-width", Odf.Style, Centimetres(Width * weight / weights.Sum())));
        }
        part.WriteEndElement();
    }

    private void Letterhead(Letterhead letterhead, string picture)
    {
        if (letterhead.Logo is { } logo)
            Picture(picture, Png.SizeOf(logo).Within(6, 2.5));
        text.Paragraph("Letterhead", Words.Strong(string.Join('\n', letterhead.State)));
        text.Paragraph("Letterhead", Words.Strong(letterhead.Authority));
        text.Paragraph("LetterheadEnd", string.Join('\n', letterhead.Service));
    }

    private void Picture(string path, (double Width, double Height) size)
    {
        part.WriteStartElement("text", "p", Odf.Text);
        part.WriteAttributeString("text", "style-name", Odf.Text, "Letterhead");
        part.WriteStartElement("draw", "frame", Odf.Drawing);
        part.WriteAttributeString("text", "anchor-type", Odf.Text, "as-char");
        part.WriteAttributeString("svg", "width", Odf.Svg, Centimetres(size.Width));
        part.WriteAttributeString("svg", "height", Odf.Svg, Centimetres(size.Height));
        part.WriteStartElement("draw", "image", Odf.Drawing);
        part.WriteAttributeString("xlink", "href", Odf.Link, path);
        part.WriteAttributeString("xlink", "type", Odf.Link, "simple");
        part.WriteEndElement();
        part.WriteEndElement();
        part.WriteEndElement();
    }

    private void Write(Block block)
    {
        Action write = block switch
        {
            Heading heading => () => text.Heading(heading.Level, heading.Words),
            Paragraph paragraph => () => text.Paragraph(paragraph.IsNote ? "Note" : "Text_20_body", paragraph.Words),
            KeyValues pairs => () => text.Table(2, "Pair", [], [.. pairs.Rows.Select(row => (IReadOnlyList<Words>)[row.Key, row.Value])]),
            Table table => () => Write(table),
            ItemList list => () => text.List(list),
            PageBreak => text.NewPage,
            Signature signature => () => text.Paragraph("Signature", signature.Words),
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };
        write();
    }

    private void Write(Table table)
    {
        if (!table.Caption.IsEmpty)
            text.Paragraph("Caption", table.Caption);
        text.Table(table.Columns.Count, "Cell", [.. table.Columns.Select(column => column.Head)], table.Rows);
    }

    private static string Centimetres(double length) => length.ToString("0.###", CultureInfo.InvariantCulture) + "cm";
}
