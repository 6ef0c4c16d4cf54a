using System.Text;

namespace Liaison.Benchmarks.Malformed;

/// <summary>One malformed request.</summary>
/// <param name="Operation">Whose answers it may get; null where address or method are no longer its own.</param>
/// <param name="Kind">What is wrong with it, for the table.</param>
/// <param name="MayBreak">The server's own parser may refuse it before there is a request.</param>
/// <param name="IsLast">What follows on the connection could be taken for a part of it.</param>
public sealed record Attack(Operation? Operation, string Kind, byte[] Bytes, bool MayBreak, bool IsLast, bool IsHead = false);

/// <summary>Makes malformed requests: the same seed and turn make the same one in the same world.</summary>
public sealed class Attacks(World world, int seed)
{
    public Attack Next(int turn)
    {
        var chance = new Random(unchecked((seed * 397) ^ turn));
        var operations = world.Document.Operations;
        var operation = operations[chance.Next(operations.Count)];
        var visitors = world.AllowedTo(operation);
        var draft = Draft.Of(world, operation, visitors[chance.Next(visitors.Count)], chance);
        return chance.Next(20) switch
        {
            < 10 when operation.Example is not null => Spoilt(draft, chance),
            < 13 when operation.Path.Contains('{') => Id(draft, chance),
            < 15 => Query(draft, chance),
            < 18 => Headers.Spoil(draft, chance),
            18 => Lines.Spoil(draft, chance),
            _ => Transport.Spoil(draft, chance),
        };
    }

    private static Attack Spoilt(Draft draft, Random chance) =>
        (draft with { Body = Bodies.Spoil(draft.Right!, chance) }).As("body");

    private Attack Id(Draft draft, Random chance)
    {
        var segments = draft.Address.Split('/');
        var places = draft.Operation.Path.Split('/').Index().Where(part => part.Item.StartsWith('{')).Select(part => part.Index).ToList();
        var place = places[chance.Next(places.Count)];
        var foreign = world.IdOf(world.Visitors[chance.Next(world.Visitors.Count)], segments[place - 1], chance);
        var spoilt = chance.Next(3) == 0 && foreign is not null ? foreign : Hostile.Segments[chance.Next(Hostile.Segments.Count)];
        segments[place] = spoilt;
        var isWell = Guid.TryParse(spoilt, out _);
        return (draft with { Address = string.Join('/', segments) }).As(isWell ? "foreign or absent id" : "id", mayBreak: !isWell, isKept: isWell);
    }

    private static Attack Query(Draft draft, Random chance)
    {
        var names = draft.Operation.Query.Count > 0 ? draft.Operation.Query : ["limit"];
        var name = names[chance.Next(names.Count)];
        var value = Hostile.Segments[chance.Next(Hostile.Segments.Count)].Replace(' ', '+');
        var query = chance.Next(8) switch
        {
            0 => $"{name}={value}&{name}={value}",
            1 => name,
            2 => $"{name}={new string('A', 3_000)}",
            3 => $"{name.ToUpperInvariant()}={value}",
            4 => string.Join('&', Enumerable.Repeat($"{name}=1", 300)),
            5 => $"{Hostile.Sent}={Hostile.Sent}&&=&%00={value}",
            6 => $"{name}=0&limit=201&cursor={value}&from=2017-13-01&to=0001-01-01",
            _ => $"{name}={value}",
        };
        return (draft with { Address = $"{draft.Address}?{query}" }).As("query", mayBreak: true);
    }
}

/// <summary>A request on its way to be spoilt.</summary>
public sealed record Draft(Operation Operation, string Method, string Address, string Key, System.Text.Json.Nodes.JsonNode? Right, byte[]? Body)
{
    /// <summary>A request that is right.</summary>
    public static Draft Of(World world, Operation operation, string visitor, Random chance)
    {
        var right = world.BodyOf(operation, visitor, chance, chance.Next(4) == 0 ? Hostile.Sent : null);
        return new(operation, operation.Method, world.Address(operation, visitor, chance), world.KeyOf(visitor), right,
            right is null ? null : Encoding.UTF8.GetBytes(right.ToJsonString()));
    }

    /// <summary>As it is sent.</summary>
    /// <param name="headers">In place of those that describe the body; each ends its line.</param>
    /// <param name="isKept">Whether address and method are still those of the operation.</param>
    public Attack As(string kind, string? headers = null, string? authorization = null, bool mayBreak = false, bool isLast = false, bool isKept = true, byte[]? body = null)
    {
        var match = Operation.NeedsMatch && headers?.Contains("If-Match", StringComparison.Ordinal) != true ? "If-Match: *\r\n" : "";
        var head = $"{Method} {Address} HTTP/1.1\r\nHost: localhost\r\n{authorization ?? $"Authorization: Bearer {Key}\r\n"}{match}"
            + (headers ?? (Body is null ? "" : "Content-Type: application/json\r\n"))
            + (Body is null || headers?.Contains("Length:", StringComparison.Ordinal) == true || headers?.Contains("Transfer-Encoding", StringComparison.Ordinal) == true
                ? "\r\n" : $"Content-Length: {Body.Length}\r\n\r\n");
        return new(isKept ? Operation : null, kind, [.. Hostile.Bytes(head), .. body ?? Body ?? []], mayBreak, isLast, Method == "HEAD");
    }
}
