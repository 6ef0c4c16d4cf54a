using System.Text;
using System.Text.Json.Nodes;

namespace Liaison.Benchmarks.Malformed;

/// <summary>What those who send malformed requests know of a service: who may do what, and which ids there are.</summary>
public sealed class World(ApiDocument document, IReadOnlyDictionary<string, string> keys)
{
    private readonly SeenIds seen = new(keys.Keys);
    private readonly Dictionary<Operation, IReadOnlyList<string>> allowed = [];

    public ApiDocument Document => document;

    public IReadOnlyList<string> Visitors { get; } = [.. keys.Keys];

    public string KeyOf(string visitor) => keys[visitor];

    /// <summary>Who has the right to an operation; everybody where nobody seems to have it.</summary>
    public IReadOnlyList<string> AllowedTo(Operation operation) => allowed[operation] is { Count: > 0 } some ? some : Visitors;

    /// <summary>An id that a visitor has seen under a name, or null.</summary>
    public string? IdOf(string visitor, string name, Random chance) => seen.Of(visitor, name, chance);

    /// <summary>Finds out who may do what, puts texts to look for into the service, and walks through all of its lists.</summary>
    public async Task Explore(Wire wire)
    {
        foreach (var visitor in Visitors)
        {
            var me = JsonNode.Parse((await wire.Send(Request("GET", "/api/v1/me", visitor, null), isLast: false, hasBody: true))!.Body)!;
            seen.Own.UnionWith([$"{me["keyPrefix"]}", $"{me["association"]?["id"]}"]);
        }
        foreach (var operation in document.Operations)
            allowed[operation] = await Allowed(wire, operation);
        for (var turn = 0; turn < 2; turn++)
        {
            await Walk(wire);
            foreach (var operation in document.Operations.Where(one => one is { Method: "POST", Example: not null } && !one.Path.Contains('{')))
                await Plant(wire, operation);
        }
        await Walk(wire);
    }

    /// <summary>The address of an operation with ids that a visitor has seen.</summary>
    public string Address(Operation operation, string visitor, Random chance)
    {
        var segments = operation.Path.Split('/');
        for (var index = 1; index < segments.Length; index++)
        {
            if (segments[index].StartsWith('{'))
                segments[index] = ValueOf(segments[index].Trim('{', '}'), segments[index - 1], visitor, chance);
        }
        return string.Join('/', segments);
    }

    /// <summary>A body that is right, with ids that a visitor has seen.</summary>
    public JsonNode? BodyOf(Operation operation, string visitor, Random chance, string? text)
    {
        var body = operation.Example?.DeepClone();
        if (body is null)
            return null;
        if (text is not null)
            document.Fill(body, operation.Schema, text);
        PutIds(body, visitor, chance);
        return body;
    }

    /// <summary>A plain request, as bytes.</summary>
    public byte[] Request(string method, string address, string visitor, string? body, string headers = "") => Encoding.UTF8.GetBytes(
        $"{method} {address} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {keys[visitor]}\r\n{headers}"
        + (body is null ? "\r\n" : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));

    private string ValueOf(string parameter, string segment, string visitor, Random chance) => parameter switch
    {
        "code" => "80",
        "position" or "n" => "1",
        "id" => IdOf(visitor, segment, chance),
        _ => IdOf(visitor, segment, chance) ?? IdOf(visitor, parameter, chance),
    } ?? "019a0000-0000-7000-8000-000000000001";

    private void PutIds(JsonNode node, string visitor, Random chance)
    {
        foreach (var (name, value) in (node as JsonObject ?? []).ToList())
        {
            if (name.EndsWith("Id", StringComparison.Ordinal) && IdOf(visitor, name, chance) is { } id)
                node[name] = id;
            else if (name.EndsWith("Ids", StringComparison.Ordinal) && value is JsonArray { Count: > 0 } && IdOf(visitor, name[..^1], chance) is { } one)
                node[name] = new JsonArray(one);
            else if (value is not null)
                PutIds(value, visitor, chance);
        }
        foreach (var element in node as JsonArray ?? [])
            PutIds(element!, visitor, chance);
    }

    // The right of a route is asked before anything is read: a body that is none tells who has it, and changes nothing.
    private async Task<IReadOnlyList<string>> Allowed(Wire wire, Operation operation)
    {
        var found = new List<string>();
        var address = Address(operation, Visitors[0], new Random(0));
        foreach (var visitor in Visitors)
        {
            var answer = await wire.Send(Request(operation.Method, address, visitor, operation.Example is null ? null : "{"), isLast: false, hasBody: true);
            if (answer?.Status is not (null or 403))
                found.Add(visitor);
        }
        return found;
    }

    private async Task Plant(Wire wire, Operation operation)
    {
        foreach (var visitor in AllowedTo(operation))
        {
            var body = BodyOf(operation, visitor, new Random(0), Hostile.Kept)!.ToJsonString();
            await wire.Send(Request(operation.Method, operation.Path, visitor, body), isLast: false, hasBody: true);
        }
    }

    private async Task Walk(Wire wire)
    {
        var chance = new Random(0);
        foreach (var visitor in Visitors)
        {
            foreach (var list in document.Operations.Where(operation => operation.Method == "GET" && operation.Query.Contains("limit")))
            {
                var answer = await wire.Send(Request("GET", list.Path, visitor, null), isLast: false, hasBody: true);
                if (answer is not { Status: 200 } || JsonNode.Parse(answer.Body)!["data"] is not JsonArray rows)
                    continue;
                foreach (var row in rows)
                    seen.See(visitor, list.Path.Split('/')[^1], row);
            }
            foreach (var one in Enumerable.Range(0, 5).Select(_ => IdOf(visitor, "cases", chance)).OfType<string>().Distinct())
            {
                if (await wire.Send(Request("GET", "/api/v1/cases/" + one, visitor, null), isLast: false, hasBody: true) is { Status: 200 } read)
                    seen.See(visitor, "cases", JsonNode.Parse(read.Body));
            }
        }
    }
}
