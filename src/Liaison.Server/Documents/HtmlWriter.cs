using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Liaison.Domain.Documents;

namespace Liaison.Server.Documents;

/// <summary>A document as one HTML page that needs nothing else: it may be saved, sent on and printed. No script; its one style sheet is known to
/// the policy of the answer by its hash.</summary>
public static class HtmlWriter
{
    private static readonly string Style = Read("document.css");

    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false), CheckCharacters = true };

    /// <summary>What a browser may use of the page: its style sheet and its picture, nothing from elsewhere.</summary>
    public static string ContentSecurityPolicy { get; } = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static byte[] Write(Document document)
    {
        using var bytes = new MemoryStream();
        bytes.Write("<!DOCTYPE html>\n"u8);
        using (var html = XmlWriter.Create(bytes, Settings))
        {
            html.WriteStartElement("html");
            html.WriteAttributeString("lang", "fr");
            Head(html, document);
            html.WriteStartElement("body");
            if (document.Letterhead is { } letterhead)
                Letterhead(html, letterhead);
            html.WriteStartElement("main");
            Element(html, "h1", document.Title);
            foreach (var block in document.Body)
                Write(html, block);
            html.WriteEndElement();
            Element(html, "footer", document.Footer);
        }
        return bytes.ToArray();
    }

    private static void Head(XmlWriter html, Document document)
    {
        html.WriteStartElement("head");
        html.WriteStartElement("meta");
        html.WriteAttributeString("charset", "utf-8");
        html.WriteEndElement();
        html.WriteStartElement("meta");
        html.WriteAttributeString("name", "viewport");
        html.WriteAttributeString("content", "width=device-width");
        html.WriteEndElement();
        html.WriteElementString("title", $"{document.Title} {document.Reference}");
        html.WriteStartElement("style");
        html.WriteRaw(Style);
        html.WriteEndElement();
        html.WriteEndElement();
    }

    private static void Letterhead(XmlWriter html, Letterhead letterhead)
    {
        html.WriteStartElement("header");
        if (letterhead.Logo is { } logo)
        {
            html.WriteStartElement("img");
            html.WriteAttributeString("src", $"data:image/png;base64,{Convert.ToBase64String(logo)}");
            html.WriteAttributeString("alt", "");
            html.WriteEndElement();
        }
        Element(html, "p", string.Join('\n', letterhead.State), "state");
        Element(html, "p", Words.Strong(letterhead.Authority));
        Element(html, "p", string.Join('\n', letterhead.Service));
        html.WriteEndElement();
    }

    private static void Write(XmlWriter html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                Element(html, $"h{heading.Level.ToString(CultureInfo.InvariantCulture)}", heading.Words);
                break;
            case Paragraph paragraph:
                Element(html, "p", paragraph.Words, paragraph.IsNote ? "note" : null);
                break;
            case KeyValues pairs:
                Pairs(html, pairs);
                break;
            case Table table:
                Write(html, table);
                break;
            case ItemList list:
                html.WriteStartElement(list.IsNumbered ? "ol" : "ul");
                foreach (var item in list.Items)
                    Element(html, "li", item);
                html.WriteEndElement();
                break;
            case PageBreak:
                Element(html, "div", Words.None, "page");
                break;
            case Signature signature:
                Element(html, "p", signature.Words, "signature");
                break;
        }
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

    private static void Element(XmlWriter html, string name, Words words, string? kind = null, string? scope = null)
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

    private static string Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"documents/{name}")!;
        return new StreamReader(resource).ReadToEnd().ReplaceLineEndings("\n");
    }
}
