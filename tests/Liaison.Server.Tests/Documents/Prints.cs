using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Liaison.Server.Web;

namespace Liaison.Server.Tests.Documents;

/// <summary>A document as somebody got it.</summary>
public sealed record Print(int Status, HttpResponseHeaders Headers, HttpContentHeaders Content, byte[] Bytes)
{
    public string? MediaType => Content.ContentType?.MediaType;

    public string? FileName => Content.ContentDisposition?.FileName?.Trim('"');

    /// <summary>All that it says, spaces of every kind alike.</summary>
    public async Task<string> Text() => Prints.Spaced(MediaType switch
    {
        PrintedForm.Html => Prints.HtmlText(Bytes),
        PrintedForm.OpenDocument => Prints.OdtText(Bytes),
        _ => await Programs.PdfText(Bytes),
    });

    /// <summary>Everything that is in it, unpacked, whether it is shown or not.</summary>
    public string Everything() => MediaType == PrintedForm.OpenDocument
        ? string.Concat(Prints.Unzipped(Bytes).Select(entry => $"{entry.Name}\n{Encoding.UTF8.GetString(entry.Bytes)}\n"))
        : Encoding.UTF8.GetString(Bytes);

    public Print Is(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Encoding.UTF8.GetString(Bytes)}");
        return this;
    }
}

/// <summary>Gets documents and reads them.</summary>
internal static class Prints
{
    /// <param name="path">Below <c>/api/v1</c>.</param>
    public static async Task<Print> Get(this LiaisonApp app, Actor actor, string path, string form, string language = "fr", string? known = null)
    {
        using var http = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path);
        request.Headers.Authorization = new("Bearer", actor.KeyText);
        request.Headers.Accept.ParseAdd(form);
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (known is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        using var answer = await http.SendAsync(request);
        return new((int)answer.StatusCode, answer.Headers, answer.Content.Headers, await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The page as what it is well-formed as.</summary>
    public static XElement Html(byte[] page) => XElement.Parse(Encoding.UTF8.GetString(page)["<!DOCTYPE html>\n".Length..], LoadOptions.PreserveWhitespace);

    public static string HtmlText(byte[] page) => Words(Html(page).Element("body")!, "p", "h1", "h2", "h3", "h4", "li", "dt", "dd", "caption", "th", "td", "footer");

    public static string OdtText(byte[] file)
    {
        using var content = new MemoryStream(Unzipped(file).Single(entry => entry.Name == "content.xml").Bytes);
        return Words(XElement.Load(content, LoadOptions.PreserveWhitespace), "p", "h");
    }

    public static IReadOnlyList<(string Name, byte[] Bytes)> Unzipped(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(entry =>
        {
            using var bytes = new MemoryStream();
            using var packed = entry.Open();
            packed.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        })];
    }

    public static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Words(XElement root, params string[] blocks) => string.Join('\n', root.DescendantsAndSelf()
        .Where(element => blocks.Contains(element.Name.LocalName))
        .Select(block => string.Concat(block.DescendantNodes().Select(node => node is XText text ? text.Value : node is XElement { Name.LocalName: "br" or "line-break" } ? "\n" : ""))));
}

/// <summary>A test that reads PDF files by other programs: skipped on a machine that lacks them, failing there in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PdfFactAttribute : Xunit.FactAttribute
{
    public PdfFactAttribute()
    {
        Skip = TestStorage.Missing;
        if (Environment.GetEnvironmentVariable("CI") != "true" && !(Programs.Has("pdftotext", "-v") && Programs.Has("qpdf", "--version")))
            Skip = "PDF files are read by pdftotext, pdfinfo and qpdf, which this machine lacks.";
    }
}
