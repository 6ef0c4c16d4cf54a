using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Liaison.Server.Tests.Documents;
using Liaison.Server.Web;

namespace Liaison.Server.Tests.Access;

/// <summary>One question of the matrix: an operation, who asks, and about what.</summary>
internal sealed record Question(string Operation, Visitor Visitor, Thing? Thing)
{
    public string Method => Operation.Split(' ')[0];

    public string Address => Operation.Split(' ')[1];

    public override string ToString() => $"{Operation} by {Visitor}{(Thing is null ? "" : $" on {Thing}")}";
}

/// <summary>What came back: all of it that may differ.</summary>
/// <param name="Headers">All but the date.</param>
internal sealed record Reply(int Status, string Headers, string Body)
{
    public string? Code { get; } = Status < 400 || !Headers.Contains("json", StringComparison.Ordinal) ? null : JsonNode.Parse(Body)?["code"]?.GetValue<string>();

    public override string ToString() => $"{Status}\n{Headers}\n{Body}";
}

/// <summary>Asks the service as a visitor does, with the body that its own document shows as an example.</summary>
internal sealed class Asking(HttpClient http, JsonNode document)
{
    private const string Api = "/api/v1";

    private static readonly Dictionary<string, string> Needed = new()
    {
        ["GET /statistics/activity"] = "?from=2017-01-01&to=2017-12-31", ["GET /statistics/activity/cases"] = "?from=2017-01-01&to=2017-12-31",
        ["GET /statistics/reconciliation"] = "?from=2017-01-01&to=2017-12-31",
        ["GET /statistics/reconciliation/cases"] = "?number=submitted&from=2017-01-01&to=2017-12-31",
        ["GET /journal/breach-file"] = "?keyId=019a0000-0000-7000-8000-00000000dead",
        ["GET /journal/checkpoints/consistency"] = "?from=1&to=1",
        ["GET /statistics/regularisations/comparison"] = "?a=019a0000-0000-7000-8000-00000000dead&b=019a0000-0000-7000-8000-00000000beef",
    };

    private readonly ConcurrentDictionary<string, (string? Text, string MediaType)> examples = new();
    private readonly ConcurrentDictionary<(string Operation, int Status), HashSet<string>> named = new();

    /// <summary>All operations of the document, in the words of the table.</summary>
    public IEnumerable<string> Operations => document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
        .Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key[Api.Length..]}"));

    /// <summary>Whether what an operation answers can be printed.</summary>
    public bool IsPrinted(string operation) => OperationOf(new Question(operation, null!, null))["responses"]!["200"]?["content"]?[PrintedForm.Html] is not null;

    public Task<Reply> Ask(Question question) => Send(question.Visitor, question.Method,
        (question.Thing?.At(question.Address) ?? question.Address) + Needed.GetValueOrDefault(question.Operation), Example(question).Text,
        mediaType: Example(question).MediaType);

    /// <param name="whateverStands">Expects of the thing addressed only that it is there.</param>
    /// <param name="accept">The form that is wanted; JSON where it is not said.</param>
    /// <param name="api">What stands before the path: nothing for what lies beside the API.</param>
    public async Task<Reply> Send(Visitor visitor, string method, string path, string? body = null, bool whateverStands = false,
        string? accept = null, string mediaType = "application/json", string api = Api)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), api + path);
        if (visitor.Key is { } key)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (visitor.SignedIn is { } signedIn)
        {
            request.Headers.Add("Cookie", signedIn.Cookies);
            request.Headers.Add(Forgery.Header, signedIn.Token);
        }
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        if (whateverStands)
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        using var response = await http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").OrderBy(header => header.Key, StringComparer.Ordinal);
        return new Reply((int)response.StatusCode, string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")),
            await Said(response.Content));
    }

    // A zipped form is unpacked: it is looked through as a whole.
    private static async Task<string> Said(HttpContent content) => content.Headers.ContentType?.MediaType != PrintedForm.OpenDocument
        ? await content.ReadAsStringAsync()
        : string.Join('\n', Prints.Unzipped(await content.ReadAsByteArrayAsync()).Select(entry => Encoding.UTF8.GetString(entry.Bytes)));

    /// <summary>Whether the document names a code for an operation and status.</summary>
    public bool Names(Question question, Reply reply) => named.GetOrAdd((question.Operation, reply.Status),
        _ => OperationOf(question)["responses"]?[$"{reply.Status}"]?["x-codes"]?.AsArray().Select(code => code!.GetValue<string>()).ToHashSet() ?? [])
        .Contains(reply.Code!);

    // Of the first type that the document takes: JSON, or a file.
    private (string? Text, string MediaType) Example(Question question) => examples.GetOrAdd(question.Operation,
        _ => OperationOf(question)["requestBody"]?["content"]?.AsObject().First() is not ({ } type, { } body) ? (null, "application/json")
            : type == "application/json" ? (body["example"]?.ToJsonString(), type) : (body["example"]!.GetValue<string>(), type));

    private JsonNode OperationOf(Question question) => document["paths"]![Api + question.Address]![question.Method.ToLowerInvariant()]!;
}
