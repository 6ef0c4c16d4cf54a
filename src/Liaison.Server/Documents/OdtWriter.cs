using System.IO.Compression;
using System.Text;
using System.Xml;
using Liaison.Domain.Documents;
using Liaison.Server.Web;

namespace Liaison.Server.Documents;

/// <summary>A document as an OpenDocument text that any office suite opens and changes. The same document gives the same bytes. [OASIS OpenDocument 1.3]</summary>
public static class OdtWriter
{
    private const string Picture = "Pictures/logo.png";

    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };

    public static byte[] Write(Document document)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Whoever looks at the first bytes alone must see what it is: first, and not compressed.
            using (var type = Open(zip, "mimetype", CompressionLevel.NoCompression))
                type.Write(Encoding.ASCII.GetBytes(PrintedForm.OpenDocument));
            Part(zip, "content.xml", part => OdtContent.Write(part, document, Picture));
            Part(zip, "styles.xml", part => OdtStyles.Write(part, document.Footer));
            Part(zip, "meta.xml", part => Meta(part, document));
            if (document.Letterhead?.Logo is { } logo)
            {
                using var picture = Open(zip, Picture, CompressionLevel.NoCompression);
                picture.Write(logo);
            }
            Part(zip, "META-INF/manifest.xml", part => Manifest(part, document.Letterhead?.Logo is not null));
        }
        return bytes.ToArray();
    }

    // Title and reference, and nothing of who made it, when, or for whom.
    private static void Meta(XmlWriter part, Document document)
    {
        part.WriteStartElement("office", "document-meta", Odf.Office);
        part.WriteAttributeString("office", "version", Odf.Office, Odf.Version);
        part.WriteStartElement("office", "meta", Odf.Office);
        part.WriteElementString("meta", "generator", Odf.Meta, "Liaison");
        part.WriteElementString("dc", "title", Odf.Dublin, $"{document.Title} {document.Reference}");
        part.WriteElementString("dc", "language", Odf.Dublin, "fr-FR");
    }

    private static void Manifest(XmlWriter part, bool hasPicture)
    {
        part.WriteStartElement("manifest", "manifest", Odf.Manifest);
        part.WriteAttributeString("manifest", "version", Odf.Manifest, Odf.Version);
        Listed(part, "/", PrintedForm.OpenDocument);
        Listed(part, "content.xml", "text/xml");
        Listed(part, "styles.xml", "text/xml");
        Listed(part, "meta.xml", "text/xml");
        if (hasPicture)
            Listed(part, Picture, "image/png");
    }

    private static void Listed(XmlWriter part, string path, string type)
    {
        part.WriteStartElement("manifest", "file-entry", Odf.Manifest);
        part.WriteAttributeString("manifest", "full-path", Odf.Manifest, path);
        if (path == "/")
            part.WriteAttributeString("manifest", "version", Odf.Manifest, Odf.Version);
        part.WriteAttributeString("manifest", "media-type", Odf.Manifest, type);
        part.WriteEndElement();
    }

    private static void Part(ZipArchive zip, string path, Action<XmlWriter> write)
    {
        using var entry = Open(zip, path, CompressionLevel.Optimal);
        using var part = XmlWriter.Create(entry, Settings);
        write(part);
    }

    private static Stream Open(ZipArchive zip, string path, CompressionLevel level)
    {
        var entry = zip.CreateEntry(path, level);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }
}

/// <summary>The names of OpenDocument.</summary>
internal static class Odf
{
    public const string Version = "1.3";
    public const string Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    public const string Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    public const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public const string Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    public const string Format = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
    public const string Drawing = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
    public const string Svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
    public const string Meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
    public const string Manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    public const string Link = "http://www.w3.org/1999/xlink";
    public const string Dublin = "http://purl.org/dc/elements/1.1/";
}
