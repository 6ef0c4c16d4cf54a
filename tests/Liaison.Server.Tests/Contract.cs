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
        var paths = (await Document(http))["paths"]!.AsObject();
        var asked = path.Split('?')[0].TrimEnd('/').Split('/');
        var operation = paths.Where(known => Fits(known.Key.Split('/'), asked)).OrderBy(known => known.Key.Count(letter => letter == '{'))
            .Select(known => known.Value![method.Method.ToLowerInvariant()]).FirstOrDefault(known => known is not null);
        if (operation is null)
            return;
        var codes = operation["responses"]?[$"{status}"]?["x-codes"]?.AsArray().Select(known => known!.GetValue<string>()) ?? [];
        Assert.True(codes.Contains(code), $"{method} {path} answered {status} {code}, which its OpenAPI operation does not name: add it to Refuses.");
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
        template.Length == asked.Length && template.Zip(asked).All(part => part.First == part.Second || (part.First.StartsWith('{') && (Guid.TryParse(part.Second, out _) || long.TryParse(part.Second, out _))));
}
