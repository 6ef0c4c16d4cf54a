using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Liaison.Server.Tests.Access;

/// <summary>Names of fields of bodies, e.g. <c>persons[].familyName</c>: those that were sent with a word, and those that take a free text.</summary>
internal static class Fields
{
    // What a free text may not hold begins its pattern; codes, days and numbers have others.
    private const string FreeText = "^[^";

    /// <summary>The fields of a body of JSON that hold a word.</summary>
    public static async Task<IReadOnlyList<string>> In(HttpRequest request, Canaries canaries)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true || request.ContentLength == 0)
            return [];
        request.EnableBuffering();
        var text = await new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true).ReadToEndAsync();
        request.Body.Position = 0;
        try
        {
            return text.Length == 0 ? [] : [.. Texts(JsonNode.Parse(text), "").Where(field => canaries.In(field.Text).Any()).Select(field => field.Path)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The fields of an operation that take a free text, as the OpenAPI document has them.</summary>
    public static IEnumerable<string> OfFreeText(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        let body = operation.Value!["requestBody"]?["content"]?["application/json"]?["schema"]
        where body is not null
        from field in Schema(document, body, "", []).Distinct()
        select $"{operation.Key.ToUpperInvariant()} {path.Key["/api/v1".Length..]} {field}";

    private static IEnumerable<(string Path, string Text)> Texts(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value, Member(path, member.Key))),
        JsonArray items => items.SelectMany(item => Texts(item, path + "[]")),
        JsonValue value when value.TryGetValue<string>(out var text) => [(path, text)],
        _ => [],
    };

    private static IEnumerable<string> Schema(JsonNode document, JsonNode schema, string path, IReadOnlyList<string> within)
    {
        if (schema["$ref"]?.GetValue<string>().Split('/')[^1] is { } name)
            return within.Contains(name) ? [] : Schema(document, document["components"]!["schemas"]![name]!, path, [.. within, name]);
        var parts = new[] { "oneOf", "anyOf", "allOf" }.SelectMany(kind => schema[kind]?.AsArray() ?? []).SelectMany(part => Schema(document, part!, path, within));
        var members = schema["properties"]?.AsObject().SelectMany(member => Schema(document, member.Value!, Member(path, member.Key), within)) ?? [];
        var items = schema["items"] is { } item ? Schema(document, item, path + "[]", within) : [];
        var isText = schema["pattern"]?.GetValue<string>().StartsWith(FreeText, StringComparison.Ordinal) == true;
        return parts.Concat(members).Concat(items).Concat(isText ? [path] : []);
    }

    private static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
