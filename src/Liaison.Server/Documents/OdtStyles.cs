using System.Reflection;
using System.Xml;
using Liaison.Domain.Documents;

namespace Liaison.Server.Documents;

/// <summary>How an OpenDocument file looks: the styles of <c>styles.xml</c> beside this file, with the foot of the document put in.</summary>
internal static class OdtStyles
{
    /// <summary>Ends the name of a style that begins a page.</summary>
    public const string NewPage = "_20_NewPage";

    private static readonly XmlDocument Template = Read();

    public static void Write(XmlWriter part, string footer)
    {
        var styles = (XmlDocument)Template.CloneNode(deep: true);
        var foot = styles.GetElementsByTagName("foot", "")[0]!;
        foot.ParentNode!.ReplaceChild(styles.CreateTextNode(new Run(footer).Text), foot);
        styles.WriteTo(part);
    }

    /// <summary>Those of tables, which office suites read beside the text alone.</summary>
    public static void WriteTables(XmlWriter part)
    {
        Write(part, "Table", "table", ("style", "width", Odf.Style, "17cm"), ("table", "align", Odf.Table, "left"), ("table", "border-model", Odf.Table, "collapsing"));
        Write(part, "Row", "table-row", ("fo", "keep-together", Odf.Format, "always"));
        Write(part, "Cell", "table-cell", ("fo", "padding", Odf.Format, "0.12cm"), ("fo", "border", Odf.Format, Line));
        Write(part, "Head", "table-cell", ("fo", "padding", Odf.Format, "0.12cm"), ("fo", "border", Odf.Format, Line), ("fo", "background-color", Odf.Format, "#e8e8e8"));
        Write(part, "Pair", "table-cell", ("fo", "padding", Odf.Format, "0.05cm"), ("fo", "border", Odf.Format, "none"));
    }

    private const string Line = "0.5pt solid #6b6b6b";

    /// <summary>A style of one set of properties.</summary>
    public static void Write(XmlWriter part, string name, string family, params (string Prefix, string Name, string Namespace, string Value)[] properties)
    {
        part.WriteStartElement("style", "style", Odf.Style);
        part.WriteAttributeString("style", "name", Odf.Style, name);
        part.WriteAttributeString("style", "family", Odf.Style, family);
        part.WriteStartElement("style", $"{family}-properties", Odf.Style);
        foreach (var property in properties)
            part.WriteAttributeString(property.Prefix, property.Name, property.Namespace, property.Value);
        part.WriteEndElement();
        part.WriteEndElement();
    }

    private static XmlDocument Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("documents/styles.xml")!;
        var styles = new XmlDocument();
        styles.Load(resource);
        styles.RemoveChild(styles.FirstChild!);
        return styles;
    }
}
