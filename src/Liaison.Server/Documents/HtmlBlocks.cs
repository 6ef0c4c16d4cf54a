using System.Globalization;
using System.Xml;
using Liaison.Domain.Documents;

namespace Liaison.Server.Documents;

/// <summary>The blocks of a document as elements of HTML.</summary>
internal static class HtmlBlocks
{
    public static void Write(XmlWriter html, Block block)
    {
        Action write = block switch
        {
            Heading heading => () => Element(html, $"h{heading.Level.ToString(CultureInfo.InvariantCulture)}", heading.Words),
            Paragraph paragraph => () => Element(html, "p", paragraph.Words, paragraph.IsNote ? "note" : null),
            KeyValues pairs => () => Pairs(html, pairs),
            Table table => () => Write(html, table),
            ItemList list => () => List(html, list),
            PageBreak => () => Element(html, "div", Words.None, "page"),
            Signature signature => () => Element(html, "p", signature.Words, "signature"),
            _ => throw new ArgumentOutOfRangeException(nameof(block)),
        };
        write();
    }

    private static void List(XmlWriter html, ItemList list)
    {
        html.WriteStartElement(list.IsNumbered ? "ol" : "ul");
        foreach (var item in list.Items)
            Element(html, "li", item);
        html.WriteEndElement();
    }

    private static void Pairs(XmlWriter html, KeyValues pairs)
    {
        html.WriteStartElement("dl");
        foreach (var (key, value) in pairs.Rows)
        {
            Element(html, "dt", key);
            Element(html, "dd", value);
        }
        html.WriteEndElement();
    }

    private static void Write(XmlWriter html, Table table)
    {
        html.WriteStartElement("table");
        if (!table.Caption.IsEmpty)
            Element(html, "caption", table.Caption);
        html.WriteStartElement("thead");
        html.WriteStartElement("tr");
        foreach (var column in table.Columns)
            Element(html, "th", column.Head, scope: "col");
        html.WriteEndElement();
        html.WriteEndElement();
        html.WriteStartElement("tbody");
        foreach (var row in table.Rows)
        {
            html.WriteStartElement("tr");
            foreach (var cell in row)
                Element(html, "td", cell);
            html.WriteEndElement();
        }
        html.WriteEndElement();
        html.WriteEndElement();
    }

    /// <param name="kind">Its class.</param>
    public static void Element(XmlWriter html, string name, Words words, string? kind = null, string? scope = null)
    {
        html.WriteStartElement(name);
        if (kind is not null)
            html.WriteAttributeString("class", kind);
        if (scope is not null)
            html.WriteAttributeString("scope", scope);
        foreach (var run in words.Runs)
        {
            if (run.IsStrong)
                html.WriteStartElement("strong");
            Lines(html, run.Text);
            if (run.IsStrong)
                html.WriteFullEndElement();
        }
        html.WriteFullEndElement();
    }

    private static void Lines(XmlWriter html, string text)
    {
        foreach (var (at, line) in text.Split('\n').Index())
        {
            if (at > 0)
                html.WriteElementString("br", null);
            html.WriteString(line);
        }
    }
}
