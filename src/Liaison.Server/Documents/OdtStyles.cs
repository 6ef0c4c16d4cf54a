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

    private static XmlDocument Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("documents/styles.xml")!;
        var styles = new XmlDocument();
        styles.Load(resource);
        styles.RemoveChild(styles.FirstChild!);
        return styles;
    }
}
