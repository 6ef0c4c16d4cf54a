using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;
using CsvHelper.Configuration;

namespace Liaison.Server.Web;

/// <summary>A page as a table: a row for each, a column for each member of its JSON, in the order of it. A member of a member is named by its path;
/// what a list holds stands in one cell, parted by bars. A cell that a spreadsheet would take for a formula begins with an apostrophe. [RFC 4180]</summary>
/// <param name="french">As Excel in French reads it.</param>
public sealed class CsvTable(IPage page, bool french) : IResult
{
    private const string Bar = " | ";
    private const char Apostrophe = '\'';
    private const int Deepest = 5;

    private static readonly JsonSerializerOptions Json = JsonRules.Configure(new JsonSerializerOptions());
    private static readonly char[] BeginsFormula = ['=', '+', '-', '@', '\t', '\r'];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = $"{CsvForm.MediaType}; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{httpContext.Request.Path.Value!.TrimEnd('/').Split('/')[^1]}.csv\"";
        await response.Body.WriteAsync(Bytes(), httpContext.RequestAborted);
    }

    private byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: french), leaveOpen: true))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = french ? ";" : ",", NewLine = "\r\n" }))
        {
            var rows = page.Rows.Select(row => JsonSerializer.SerializeToElement(row, row.GetType(), Json)).ToList();
            var columns = Columns(Json.GetTypeInfo(page.Rows.FirstOrDefault()?.GetType() ?? page.RowType), Deepest).ToList();
            columns.ForEach(column => csv.WriteField(string.Join('.', column)));
            csv.NextRecord();
            foreach (var row in rows)
            {
                columns.ForEach(column => csv.WriteField(Cell(row, column)));
                csv.NextRecord();
            }
        }
        return bytes.ToArray();
    }

    private static IEnumerable<string[]> Columns(JsonTypeInfo type, int depth) => type.Properties.Where(property => property.Get is not null)
        .SelectMany(property => Inner(property.PropertyType) is { } inner && depth > 0
            ? Columns(inner, depth - 1).Select(column => (string[])[property.Name, .. column])
            : [[property.Name]]);

    // The members of what a member holds, one or many; null where it holds a value.
    private static JsonTypeInfo? Inner(Type type)
    {
        var held = Json.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (held.Kind == JsonTypeInfoKind.Enumerable)
            held = Json.GetTypeInfo(held.ElementType!);
        return held.Kind == JsonTypeInfoKind.Object ? held : null;
    }

    private string Cell(JsonElement row, string[] column) => string.Join(Bar, Values(row, column));

    private IEnumerable<string> Values(JsonElement held, ReadOnlyMemory<string> path) => (held.ValueKind, path.Length) switch
    {
        (JsonValueKind.Array, _) => held.EnumerateArray().SelectMany(element => Values(element, path)),
        (JsonValueKind.Object, > 0) => held.TryGetProperty(path.Span[0], out var member) ? Values(member, path[1..]) : [],
        (JsonValueKind.Null or JsonValueKind.Undefined, _) => [],
        (JsonValueKind.String, _) => [Harmless(held.GetString()!)],
        (JsonValueKind.Number, _) when french => [held.GetRawText().Replace('.', ',')],
        _ => [held.GetRawText()],
    };

    /// <summary>A text that no spreadsheet takes for a formula.</summary>
    public static string Harmless(string text) => text.Length > 0 && BeginsFormula.Contains(text[0]) ? Apostrophe + text : text;
}
