namespace Liaison.Benchmarks.Malformed;

/// <summary>One malformed request.</summary>
/// <param name="Operation">Whose answers it may get; null where address or method are no longer its own.</param>
/// <param name="Kind">What is wrong with it, for the table.</param>
public sealed record Attack(Operation? Operation, string Kind, byte[] Bytes)
{
    /// <summary>The server's own parser may refuse it before there is a request.</summary>
    public bool MayBreak { get; init; }

    /// <summary>What follows on the connection could be taken for a part of it.</summary>
    public bool IsLast { get; init; }

    /// <summary>Its sender goes away in the middle of it.</summary>
    public bool IsCut { get; init; }

    /// <summary>The answer has no body.</summary>
    public bool IsHead { get; init; }

    /// <summary>The same as one that may break what reads it.</summary>
    public Attack Breaking() => this with { MayBreak = true, IsLast = true };
}

/// <summary>Makes malformed requests: the same seed and turn make the same one in the same world.</summary>
public sealed class Attacks(World world, int seed)
{
    public Attack Next(int turn)
    {
        var chance = new Random(unchecked((seed * 397) ^ turn));
        var operations = world.Document.Operations;
        var operation = operations[chance.Next(operations.Count)];
        if (operation.Example is null)
            operation = operations[chance.Next(operations.Count)];
        var visitors = world.AllowedTo(operation);
        var draft = Draft.Of(world, operation, visitors[chance.Next(visitors.Count)], chance);
        return chance.Next(20) switch
        {
            < 10 when operation.Example is not null => Spoilt(draft, chance),
            < 13 when operation.Path.Contains('{') => Id(draft, chance),
            < 15 => Query(draft, chance),
            < 18 => Headers.Spoil(draft, chance).Breaking(),
            18 => Lines.Spoil(draft, chance).Breaking() with { Operation = null },
            _ => Transport.Spoil(draft, chance).Breaking(),
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
        return (draft with { Address = string.Join('/', segments) }).As(isWell ? "foreign or absent id" : "id") is var attack && isWell ? attack
            : attack with { MayBreak = true, Operation = null };
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
        return (draft with { Address = $"{draft.Address}?{query}" }).As("query") with { MayBreak = true };
    }
}
