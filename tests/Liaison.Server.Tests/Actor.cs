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

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));

    public Task<Answer> Put(string path, object body) => Send(HttpMethod.Put, path, JsonContent.Create(body));

    /// <summary>Sends exactly this text as JSON.</summary>
    public Task<Answer> PostRaw(string path, string body) => PostRaw(path, Encoding.UTF8.GetBytes(body));

    /// <summary>Sends exactly these bytes as JSON.</summary>
    /// <param name="expectContinue">Waits for the service before sending them, so that a refusal does not race the sending.</param>
    public Task<Answer> PostRaw(string path, byte[] body, bool expectContinue = false)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Send(HttpMethod.Post, path, content, expectContinue: expectContinue);
    }

    /// <param name="path">Below <c>/api/v1</c>.</param>
    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, string language = "fr", bool expectContinue = false)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", keyText);
        request.Headers.AcceptLanguage.ParseAdd(language);
        request.Headers.ExpectContinue = expectContinue;
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var answer = new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, text, response.Headers);
        if (answer.Status >= 400)
            await Contract.MustName(http, method, "/api/v1" + path, answer.Status, answer.Code!);
        return answer;
    }
}

/// <summary>What the service answered.</summary>
public sealed record Answer(int Status, string? MediaType, string Text, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public JsonNode? this[string member] => Json[member];

    public Guid Id => Json["id"]!.GetValue<Guid>();

    /// <summary>Stable code of a refusal.</summary>
    public string? Code => Json["code"]?.GetValue<string>();

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
