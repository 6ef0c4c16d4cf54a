using System.Text.Json.Nodes;

namespace Liaison.Benchmarks.Malformed;

/// <summary>One operation of the document.</summary>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Query">Names of its parameters in the query.</param>
/// <param name="Example">Of its body; null where it takes none.</param>
/// <param name="Schema">Of its body.</param>
/// <param name="Codes">The codes it can answer with, by status.</param>
public sealed record Operation(string Method, string Path, IReadOnlyList<string> Query, JsonNode? Example, JsonNode? Schema,
    IReadOnlyDictionary<int, IReadOnlySet<string>> Codes, bool NeedsMatch)
{
    public override string ToString() => $"{Method} {Path}";
}

/// <summary>The OpenAPI document as those who send malformed requests read it.</summary>
public sealed class ApiDocument(JsonNode document)
{
    public IReadOnlyList<Operation> Operations { get; } = [.. document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Where(operation => operation.Value is JsonObject)
            .Select(operation => Read(operation.Key.ToUpperInvariant(), path.Key, operation.Value!)))];

    /// <summary>Puts a text into every free text of a body, those that may be left out included.</summary>
    public void Fill(JsonNode? body, JsonNode? schema, string text)
    {
        schema = Resolve(schema);
        if (body is JsonArray list)
        {
            foreach (var element in list)
                Fill(element, schema?["items"], text);
        }
        if (body is not JsonObject members || schema?["properties"] is not JsonObject known)
            return;
        foreach (var (name, form) in known)
        {
            if (IsFreeText(Resolve(form)))
                members[name] = text;
            else
                Fill(members[name], form, text);
        }
    }

    private static bool IsFreeText(JsonNode? form) => form?["maxLength"]?.GetValue<int>() >= 100 && form["format"] is null && form["enum"] is null;

    private JsonNode? Resolve(JsonNode? schema) =>
        schema?["$ref"]?.GetValue<string>() is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]
        : schema?["oneOf"]?.AsArray().FirstOrDefault(form => form!["$ref"] is not null) is { } chosen ? Resolve(chosen)
        : schema;

    private static Operation Read(string method, string path, JsonNode operation)
    {
        var body = operation["requestBody"]?["content"]?["application/json"];
        var parameters = operation["parameters"]?.AsArray() ?? [];
        return new(method, path, [.. Named(parameters, "query")], body?["example"], body?["schema"], operation["responses"]!.AsObject()
            .Where(answer => answer.Value!["x-codes"] is not null)
            .ToDictionary(answer => int.Parse(answer.Key, System.Globalization.CultureInfo.InvariantCulture),
                answer => (IReadOnlySet<string>)answer.Value!["x-codes"]!.AsArray().Select(code => code!.GetValue<string>()).ToHashSet()),
            Named(parameters, "header").Contains("If-Match"));
    }

    private static IEnumerable<string> Named(JsonArray parameters, string place) => parameters
        .Where(parameter => parameter!["in"]?.GetValue<string>() == place).Select(parameter => parameter!["name"]!.GetValue<string>());
}
