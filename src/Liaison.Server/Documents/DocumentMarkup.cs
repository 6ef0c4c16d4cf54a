using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Liaison.Domain.Documents;

namespace Liaison.Server.Documents;

/// <summary>Reads the words of a document out of the markup of a template: a small part of HTML, well formed, and nothing beyond it.</summary>
internal static class DocumentMarkup
{
    /// <summary>Stands for an end of line within a text that was filled in: those of the template itself are spaces.</summary>
    public const char LineEnd = '\u2028';

    /// <summary>Marks what a template holds between the two ends of a condition or repetition; it may stand anywhere.</summary>
    public const string Branch = "_";

    private const string Root = "template";
    private static readonly string[] Inline = ["strong", "br"];

    // What may stand in what.
    private static readonly Dictionary<string, string[]> Inside = new()
    {
        [Root] = ["h1", "h2", "h3", "h4", "p", "dl", "table", "ul", "ol", "hr", "footer"],
        ["dl"] = ["dt", "dd"], ["ul"] = ["li"], ["ol"] = ["li"],
        ["table"] = ["caption", "thead", "tbody"], ["thead"] = ["tr"], ["tbody"] = ["tr"], ["tr"] = ["th", "td"],
        ["br"] = [], ["hr"] = [], ["strong"] = ["br"],
    };

    private static readonly Dictionary<string, string[]> Attributes = new() { ["p.class"] = ["note", "signature"], ["th.width"] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] };

    /// <summary>Title, body and foot of a document.</summary>
    /// <exception cref="TemplateException">It is not such markup; where it is not, it says.</exception>
    public static (string Title, IReadOnlyList<Block> Body, string Footer) Read(string markup)
    {
        var root = Checked(markup);
        if (root.Elements().FirstOrDefault() is not { Name.LocalName: "h1" } title || root.Elements("h1").Count() > 1)
            throw new TemplateException("A document begins with its one <h1>.", 1, 1);
        return (WordsOf(title).Text, [.. root.Elements().Where(element => element.Name.LocalName is not ("h1" or "footer")).Select(Read)],
            root.Element("footer") is { } footer ? WordsOf(footer).Text : "");
    }

    /// <summary>The markup as it stands, each of its parts where it may.</summary>
    /// <exception cref="TemplateException"/>
    public static XElement Checked(string markup)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader($"<{Root}>\n{markup}</{Root}>"), new XmlReaderSettings { CheckCharacters = false });
            var root = XElement.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
            Check(root, Root);
            return root;
        }
        catch (XmlException broken)
        {
            throw new TemplateException(broken.Message[..(broken.Message.LastIndexOf(" Line ", StringComparison.Ordinal) is var end and > 0 ? end : broken.Message.Length)],
                Math.Max(1, broken.LineNumber - 1), broken.LinePosition);
        }
    }

    private static void Check(XElement element, string standsFor)
    {
        if (standsFor is not (Root or "strong") && element.Attributes().FirstOrDefault(attribute => !IsKnown(standsFor, attribute)) is { } unknown)
            throw At(unknown, $"<{standsFor}> has no {unknown.Name.LocalName}=\"{unknown.Value.Trim()}\".");
        if (Inside.ContainsKey(standsFor) && standsFor != "strong" && element.Nodes().OfType<XText>().FirstOrDefault(text => !string.IsNullOrWhiteSpace(text.Value)) is { } words)
            throw At(words, $"Words stand in a <p>, a heading or a cell, not in <{standsFor}> itself.");
        foreach (var inner in element.Elements())
        {
            var name = inner.Name.LocalName;
            if (name != Branch && !Inside.GetValueOrDefault(standsFor, Inline).Contains(name))
                throw At(inner, standsFor == Root ? $"A document has no <{name}>." : $"<{standsFor}> holds no <{name}>.");
            Check(inner, name == Branch ? standsFor : name);
        }
    }

    private static bool IsKnown(string element, XAttribute attribute) =>
        Attributes.TryGetValue($"{element}.{attribute.Name.LocalName}", out var values) && values.Contains(attribute.Value.Trim());

    private static TemplateException At(IXmlLineInfo place, string message) => new(message, place.LineNumber - 1, place.LinePosition);

    private static Block Read(XElement element) => element.Name.LocalName switch
    {
        "p" when (string?)element.Attribute("class") == "signature" => new Signature(WordsOf(element)),
        "p" => new Paragraph(WordsOf(element), element.Attribute("class") is not null),
        "dl" => new KeyValues([.. Pairs(element)]),
        "ul" or "ol" => new ItemList([.. element.Elements().Select(WordsOf)], element.Name.LocalName == "ol"),
        "hr" => new PageBreak(),
        "table" => Table(element),
        var heading => new Heading(heading[1] - '0', WordsOf(element)),
    };

    private static IEnumerable<KeyValue> Pairs(XElement list)
    {
        var parts = list.Elements().ToList();
        if (parts.Where((part, at) => part.Name.LocalName != (at % 2 == 0 ? "dt" : "dd")).Any() || parts.Count % 2 != 0)
            throw new TemplateException("A <dl> holds one <dd> behind each <dt>.", 0, 0);
        return parts.Chunk(2).Select(pair => new KeyValue(WordsOf(pair[0]), WordsOf(pair[1])));
    }

    private static Table Table(XElement table)
    {
        Column[] columns = [.. table.Elements("thead").Elements("tr").Take(1).Elements().Select(cell => new Column(WordsOf(cell), (int?)cell.Attribute("width") ?? 1))];
        IReadOnlyList<Words>[] rows = [.. table.Elements("tbody").Elements("tr").Select(row => (IReadOnlyList<Words>)[.. row.Elements().Select(WordsOf)])];
        if (columns.Length == 0 || rows.Any(row => row.Count != columns.Length))
            throw new TemplateException("A <table> has a <thead>, and as many cells in each row as there.", 0, 0);
        return new Table(table.Element("caption") is { } caption ? WordsOf(caption) : Words.None, columns, rows);
    }

    private static Words WordsOf(XElement element)
    {
        var runs = element.DescendantNodes().Select(node => node switch
        {
            XText text => (Text: Spaced(text.Value), IsStrong: text.Ancestors("strong").Any()),
            XElement { Name.LocalName: "br" } => (Text: "\n", IsStrong: false),
            _ => (Text: "", IsStrong: false),
        }).Where(run => run.Text.Length > 0).ToList();
        // Spaces at the ends and beside an end of line come from how the template is laid out.
        for (var at = 0; at < runs.Count; at++)
        {
            if (at == 0 || runs[at - 1].Text.EndsWith('\n'))
                runs[at] = runs[at] with { Text = runs[at].Text.TrimStart(' ') };
            if (at == runs.Count - 1 || runs[at + 1].Text.StartsWith('\n'))
                runs[at] = runs[at] with { Text = runs[at].Text.TrimEnd(' ') };
        }
        return new Words([.. runs.Where(run => run.Text.Length > 0).Select(run => new Run(run.Text, run.IsStrong))]);
    }

    private static string Spaced(string text) => string.Join(' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries) is var words
        && words.Length > 0 ? words : [""]) is var inner && text.Length > 0
        ? $"{(IsSpace(text[0]) ? " " : "")}{inner}{(inner.Length > 0 && IsSpace(text[^1]) ? " " : "")}".Replace(LineEnd, '\n')
        : "";

    private static bool IsSpace(char letter) => letter is ' ' or '\t' or '\r' or '\n';
}

/// <summary>What is wrong with a template, and where.</summary>
/// <param name="line">From 1; 0 where it cannot be told.</param>
public sealed class TemplateException(string message, int line, int column) : Exception(message)
{
    public int Line { get; } = line;
    public int Column { get; } = column;

    /// <summary>As compilers say it: <c>file(line,column): what</c>.</summary>
    public string In(string file) => Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}({Line},{Column}): {Message}") : $"{file}: {Message}";
}
