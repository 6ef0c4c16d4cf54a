using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Liaison.Benchmarks.Load;

namespace Liaison.Benchmarks.Drills;

/// <summary>What came back; null where the connection broke before an answer.</summary>
public sealed record Reply(int Status, JsonNode? Json);

/// <summary>Somebody who uses the service over HTTP and takes broken connections as they come.</summary>
public sealed class Client(Child server) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(20) };

    public Task<Reply?> Get(string key, string path, CancellationToken gone = default) => Send(HttpMethod.Get, key, path, null, gone);

    /// <param name="name">The key under which it may be sent again, if any.</param>
    public Task<Reply?> Post(string key, string path, object body, string? name = null, CancellationToken gone = default) =>
        Send(HttpMethod.Post, key, path, body, gone, ("Idempotency-Key", name));

    /// <param name="tag">The form that it is changed from.</param>
    public Task<Reply?> Put(string key, string path, object body, string tag) => Send(HttpMethod.Put, key, path, body, default, ("If-Match", tag));

    /// <summary>The tag of what is at a path.</summary>
    public async Task<string> TagOf(string key, string path)
    {
        using var request = Request(HttpMethod.Get, key, path);
        using var answer = await http.SendAsync(request);
        return answer.Headers.ETag!.ToString();
    }

    public void Dispose() => http.Dispose();

    private async Task<Reply?> Send(HttpMethod method, string key, string path, object? body, CancellationToken gone, (string Name, string? Value)? header = null)
    {
        using var request = Request(method, key, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        if (header is (var name, { } value))
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var answer = await http.SendAsync(request, gone);
            var text = await answer.Content.ReadAsStringAsync(gone);
            return new Reply((int)answer.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or SocketException or OperationCanceledException)
        {
            return null;
        }
    }

    private static HttpRequestMessage Request(HttpMethod method, string key, string path)
    {
        var request = new HttpRequestMessage(method, "/api/v1" + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }
}
