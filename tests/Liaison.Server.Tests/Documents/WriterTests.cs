using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Liaison.Domain.Documents;
using Liaison.Server.Documents;

namespace Liaison.Server.Tests.Documents;

/// <summary>The forms of a document, checked from the outside.</summary>
public sealed class WriterTests
{
    private static readonly byte[] Dot = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAYAAAB/qH1jAAAAEUlEQVR4nGMQcOhpQMYM6AIAspIK4R+sHPgAAAAASUVORK5CYII=");

    [Fact]
    public void A_page_is_whole_in_itself_and_runs_nothing()
    {
        var page = HtmlWriter.Write(SampleDocument.Long(3) with { Letterhead = SampleDocument.Letterhead with { Logo = Dot } });
        var html = Prints.Html(page);
        Assert.Equal("fr", html.Attribute("lang")!.Value);
        Assert.Single(html.Descendants("h1"));
        Assert.All(html.Descendants("th"), head => Assert.Equal("col", head.Attribute("scope")!.Value));
        Assert.DoesNotContain(html.Descendants(), element => element.Name.LocalName is "script" or "link" or "iframe" or "a");
        Assert.DoesNotContain(html.Descendants().Attributes(), attribute => attribute.Name.LocalName is "style" or "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.StartsWith("data:image/png;base64,", html.Descendants("img").Single().Attribute("src")!.Value, StringComparison.Ordinal);
        var style = Regex.Match(Encoding.UTF8.GetString(page), "<style>(.*)</style>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", HtmlWriter.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Contains("@media print", style, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", HtmlWriter.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_OpenDocument_file_says_at_once_what_it_is_and_lists_what_is_in_it(bool hasLogo)
    {
        var file = OdtWriter.Write(SampleDocument.Long(3) with { Letterhead = SampleDocument.Letterhead with { Logo = hasLogo ? Dot : null } });
        Assert.Equal("mimetypeapplication/vnd.oasis.opendocument.text", Encoding.ASCII.GetString(file, 30, 47));
        // Stored as it is, without an extra field.
        Assert.Equal((0, 0), (BitConverter.ToInt16(file, 8), BitConverter.ToInt16(file, 28)));
        var entries = Prints.Unzipped(file);
        var parts = entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).ToDictionary(entry => entry.Name, entry => XElement.Load(new MemoryStream(entry.Bytes)));
        var listed = parts["META-INF/manifest.xml"].Elements().Select(element => element.Attributes().Single(attribute => attribute.Name.LocalName == "full-path").Value);
        Assert.Equal(entries.Select(entry => entry.Name).Except(["mimetype", "META-INF/manifest.xml"]).Append("/").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Equal(hasLogo, entries.Any(entry => entry.Name == "Pictures/logo.png"));
        Assert.Equal(["generator", "title", "language"], parts["meta.xml"].Elements().Single().Elements().Select(element => element.Name.LocalName));
        Assert.All(parts["content.xml"].Descendants().Attributes().Where(attribute => attribute.Name.LocalName == "style-name").Select(attribute => attribute.Value).Distinct(),
            name => Assert.Contains(parts["content.xml"].Descendants().Concat(parts["styles.xml"].Descendants()).Where(element => element.Name.LocalName is "style" or "list-style"),
                style => style.Attributes().Any(attribute => attribute.Name.LocalName == "name" && attribute.Value == name)));
        Assert.Equal(file, OdtWriter.Write(SampleDocument.Long(3) with { Letterhead = SampleDocument.Letterhead with { Logo = hasLogo ? Dot : null } }));
    }

    [PdfFact]
    public async Task A_PDF_file_is_tagged_sound_and_tells_nothing_of_its_making()
    {
        var file = PdfWriter.Write(SampleDocument.Long(60) with { Letterhead = SampleDocument.Letterhead with { Logo = Dot } });
        var (code, output) = await Programs.On(file, "qpdf", path => ["--check", path]);
        Assert.True(code == 0, output);
        var info = (await Programs.On(file, "pdfinfo", path => [path])).Output;
        Assert.Matches("Tagged: +yes", info);
        Assert.Matches("Title: +Un essai RT-00-2017-001", info);
        Assert.Matches("Page size: +595.* x 842.* pts \\(A4\\)", info);
        Assert.DoesNotContain("Author", info, StringComparison.Ordinal);
        Assert.Matches("CreationDate: .*2000", info);
        var structure = (await Programs.On(file, "pdfinfo", path => ["-struct", path])).Output;
        foreach (var part in (string[])["H1", "H2", "H3", "P", "Table", "THead", "TBody", "TR", "TH", "TD", "L", "LI", "LBody", "Caption"])
            Assert.Matches($"(?m)^ *{part}( |:|$)", structure);
        Assert.Contains("/Lang", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task The_heads_of_a_table_stand_on_every_page_and_are_read_once()
    {
        var file = PdfWriter.Write(SampleDocument.Long(60));
        var pages = (await Programs.PdfText(file)).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length > 3);
        Assert.All(pages[..^2], page => Assert.Matches("(?s)Numéro.*Question.*État", page));
        Assert.All(pages.Index(), page => Assert.Contains($"{page.Index + 1} / {pages.Length}", page.Item, StringComparison.Ordinal));
        var structure = (await Programs.On(file, "pdfinfo", path => ["-struct", path])).Output;
        Assert.Single(Regex.Matches(structure, "THead"));
    }

    [PdfFact]
    public async Task The_same_words_stand_in_every_form()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var document = SampleDocument.Random(seed);
            var (html, odt) = (Squeezed(Prints.HtmlText(HtmlWriter.Write(document))), Squeezed(Prints.OdtText(OdtWriter.Write(document))));
            Assert.Equal(html, odt);
            var pdf = Squeezed(Regex.Replace(await Programs.PdfText(PdfWriter.Write(document)), @"\n1 / 1\s*$", ""));
            Assert.True(Squeezed(Labelled(document)) == pdf, $"seed {seed}:\n{Labelled(document)}\n{pdf}");
        }
        // An office suite is 300 MB that no machine of the tests needs to have: where there is one, it reads the same.
        var sample = OdtWriter.Write(SampleDocument.Long(5));
        if (await Programs.OfficeText(sample) is { } read)
            Assert.Contains(Squeezed(Prints.OdtText(sample))[..400], Squeezed(read), StringComparison.Ordinal);
    }

    // A page has its counted items and dashes from the browser, a PDF in its words.
    private static string Labelled(Document document) => Prints.HtmlText(HtmlWriter.Write(document with
    {
        Body = [.. document.Body.Select(block => block is not ItemList list ? block : new ItemList(
            [.. list.Items.Select((item, at) => new Words([new Run(list.IsNumbered ? $"{at + 1}." : "–"), .. item.Runs]))]))],
    }));

    private static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    [PdfFact]
    public async Task A_row_that_no_page_can_hold_is_cut_and_nothing_of_it_is_lost()
    {
        var words = Enumerable.Range(0, 3000).Select(word => $"mot{word}").ToList();
        var text = Prints.Spaced(await Programs.PdfText(PdfWriter.Write(new Document("essai", "Un essai", "R",
            [new Table("Tableau", [new("Tête"), new("Autre")], [[string.Join(' ', words), "court"]])]))));
        Assert.Equal(words, Regex.Matches(text, @"\bmot\d+\b").Select(match => match.Value));
        Assert.Single(Regex.Matches(text, "court"));
    }

    [Fact]
    public void Many_files_can_be_made_at_once() =>
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.True(PdfWriter.Write(SampleDocument.Long(5)).Length > 1000));
}
