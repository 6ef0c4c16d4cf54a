using System.Text.Json.Nodes;

namespace Liaison.Server.Tests;

/// <summary>The service's own OpenAPI document, which every refusal in every test is held against.</summary>
public static class Contract
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static JsonNode? document;

    /// <summary>Asserts that the document names this code for this operation and status.</summary>
    public static async Task MustName(HttpClient http, HttpMethod method, string path, int status, string code)
    {
        if (await Operation(http, method, path) is not { } operation)
            return;
        var codes = operation["responses"]?[$"{status}"]?["x-codes"]?.AsArray().Select(known => known!.GetValue<string>()) ?? [];
        Assert.True(codes.Contains(code), $"{method} {path} answered {status} {code}, which its OpenAPI operation does not name: add it to Refuses.");
    }

    /// <summary>The path, below <c>/api/v1</c>, of what an operation needs the tag of; null where it needs none.</summary>
    public static async Task<string?> TagOf(HttpClient http, HttpMethod method, string path)
    {
        if (method == HttpMethod.Get || await Operation(http, method, path) is not { } operation)
            return null;
        var needed = operation["parameters"]?.AsArray().FirstOrDefault(parameter => parameter.Text("name") == "If-Match" && parameter!["required"] is not null);
        var template = needed?.Text("x-etag-of")?.Split('/');
        return template is null ? null : "/" + string.Join('/', path.Split('?')[0].Split('/').Take(template.Length).Skip(3));
    }

    private static async Task<JsonNode?> Operation(HttpClient http, HttpMethod method, string path)
    {
        var asked = path.Split('?')[0].TrimEnd('/').Split('/');
        return (await Document(http))["paths"]!.AsObject().Where(known => Fits(known.Key.Split('/'), asked))
            .OrderBy(known => known.Key.Count(letter => letter == '{'))
            .Select(known => known.Value![method.Method.ToLowerInvariant()]).FirstOrDefault(known => known is not null);
    }

    /// <summary>The document as the service serves it.</summary>
    public static async Task<JsonNode> Document(HttpClient http)
    {
        await Gate.WaitAsync();
        try
        {
            return document ??= JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!;
        }
        finally
        {
            Gate.Release();
        }
    }

    private static bool Fits(string[] template, string[] asked) =>
        template.Length == asked.Length && template.Zip(asked).All(part => part.First == part.Second || (part.First.StartsWith('{') && (Guid.TryParse(part.Second, out _) || long.TryParse(part.Second, out _) || part.First == "{code}")));
}
