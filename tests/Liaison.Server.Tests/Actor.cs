using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Liaison.Server.Identity;

namespace Liaison.Server.Tests;

/// <summary>Somebody who uses the API with a key, in French unless told otherwise.</summary>
public sealed class Actor(HttpClient http, string keyText, ApiKey key, Guid? association)
{
    public ApiKey Key => key;
    public string KeyText => keyText;

    /// <summary>Id of the association the actor speaks for.</summary>
    public Guid AssociationId => association ?? throw new InvalidOperationException("This actor speaks for no association.");

    public Task<Answer> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), headers: headers);

    public Task<Answer> Put(string path, object body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, JsonContent.Create(body), headers: headers);

    /// <summary>Reads with conditions or wishes.</summary>
    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers: headers);

    /// <summary>Sends exactly this text as JSON.</summary>
    public Task<Answer> PostRaw(string path, string body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"), headers: headers);

    /// <summary>Sends exactly these bytes as JSON.</summary>
    /// <param name="expectContinue">Waits for the service before sending them, so that a refusal does not race the sending.</param>
    public Task<Answer> PostRaw(string path, byte[] body, bool expectContinue = false)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Send(HttpMethod.Post, path, content, expectContinue: expectContinue);
    }

    /// <summary>Sends a file as it is.</summary>
    public Task<Answer> Upload(string path, byte[] file, string mediaType, params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent(file);
        content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return Send(HttpMethod.Post, path, content, expectContinue: true, headers: headers);
    }

    /// <summary>Sends what a test says. Where an operation needs If-Match and the test does not say which, it is sent as the actor would read it
    /// at that moment; an empty one sends none.</summary>
    /// <param name="path">Below <c>/api/v1</c>.</param>
    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, string language = "fr", bool expectContinue = false,
        params (string Name, string Value)[] headers)
    {
        using var request = Request(method, path, language);
        (request.Content, request.Headers.ExpectContinue) = (content, expectContinue);
        foreach (var (name, value) in headers.Where(header => header.Value.Length > 0))
            request.Headers.TryAddWithoutValidation(name, value);
        if (!headers.Any(header => header.Name == "If-Match") && await Contract.TagOf(http, method, "/api/v1" + path) is { } tagged)
            request.Headers.TryAddWithoutValidation("If-Match", await TagAt(tagged));
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var answer = new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, text, response.Headers,
            response.Content.Headers.ContentDisposition?.FileName);
        if (answer.Status >= 400)
            await Contract.MustName(http, method, "/api/v1" + path, answer.Status, answer.Code!);
        return answer;
    }

    /// <summary>The tag of what is at a path below <c>/api/v1</c>, as the actor reads it; null where he does not.</summary>
    public async Task<string?> TagAt(string path)
    {
        using var request = Request(HttpMethod.Get, path, "fr");
        using var response = await http.SendAsync(request);
        return response.Headers.ETag?.Tag;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string language)
    {
        var request = new HttpRequestMessage(method, "/api/v1" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", keyText);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return request;
    }
}

/// <summary>What the service answered.</summary>
public sealed record Answer(int Status, string? MediaType, string Text, HttpResponseHeaders Headers, string? FileName = null)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode? this[string member] => Json[member];

    public Guid Id => Json["id"]!.GetValue<Guid>();

    /// <summary>Stable code of a refusal.</summary>
    public string? Code => Json["code"]?.GetValue<string>();

    /// <summary>Its tag, quotes included.</summary>
    public string? Tag => Headers.ETag?.ToString();

    public string? State => Json["status"]?.GetValue<string>();

    public JsonArray Data => Json["data"]!.AsArray();

    /// <summary>Asserts the status and shows the whole answer when it is another.</summary>
    public Answer Is(int status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Text}");
        return this;
    }

    /// <summary>Asserts a refusal: status, problem form and code, at the top or at one field.</summary>
    public Answer IsRefused(int status, string code)
    {
        Is(status);
        Assert.Equal("application/problem+json", MediaType);
        var codes = (Json["errors"]?.AsObject() ?? []).SelectMany(field => field.Value!.AsArray()).Select(error => error!["code"]!.GetValue<string>());
        Assert.Contains(code, codes.Append(Code!));
        return this;
    }
}
