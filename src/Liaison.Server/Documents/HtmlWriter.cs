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
            HtmlBlocks.Element(html, "h1", document.Title);
            foreach (var block in document.Body)
                HtmlBlocks.Write(html, block);
            html.WriteEndElement();
            HtmlBlocks.Element(html, "footer", document.Footer);
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
        HtmlBlocks.Element(html, "p", string.Join('\n', letterhead.State), "state");
        HtmlBlocks.Element(html, "p", Words.Strong(letterhead.Authority));
        HtmlBlocks.Element(html, "p", string.Join('\n', letterhead.Service));
        html.WriteEndElement();
    }

    private static string Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"documents/{name}")!;
        return new StreamReader(resource).ReadToEnd().ReplaceLineEndings("\n");
    }
}
