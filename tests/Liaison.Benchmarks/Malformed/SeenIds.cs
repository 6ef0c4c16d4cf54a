using System.Text.Json.Nodes;

namespace Liaison.Benchmarks.Malformed;

/// <summary>The ids that each visitor has seen, by the names under which an address or a body takes them.</summary>
public sealed class SeenIds(IEnumerable<string> visitors)
{
    private readonly Dictionary<string, Dictionary<string, List<string>>> ids =
        visitors.ToDictionary(visitor => visitor, _ => new Dictionary<string, List<string>>());

    /// <summary>One of them, or null.</summary>
    public string? Of(string visitor, string name, Random chance) => ids[visitor].TryGetValue(name, out var noted) ? noted[chance.Next(noted.Count)] : null;

    /// <summary>The association and the key of each visitor: what would shut somebody out is done to others.</summary>
    public HashSet<string> Own { get; } = [];

    /// <summary>Notes the ids of a row and of what hangs on it.</summary>
    public void See(string visitor, string name, JsonNode? row)
    {
        if (row is not JsonObject members)
            return;
        var isOwn = Own.Contains($"{members["id"]}") || Own.Contains($"{members["prefix"]}");
        foreach (var (member, value) in members)
        {
            if (member == "id")
                Note(visitor, value, isOwn ? [Singular(name)] : [name, Singular(name)]);
            else if (member.EndsWith("Id", StringComparison.Ordinal))
                Note(visitor, value, member);
            foreach (var part in value as JsonArray ?? [])
                See(visitor, member, part);
        }
    }

    private void Note(string visitor, JsonNode? value, params string[] names)
    {
        if (value is not JsonValue || !Guid.TryParse(value.ToString(), out _))
            return;
        foreach (var name in names)
        {
            if (!ids[visitor].TryGetValue(name, out var noted))
                ids[visitor][name] = noted = [];
            noted.Add(value.ToString());
        }
    }

    // agenda-items are named by agendaItemId, persons by personId.
    private static string Singular(string name)
    {
        var words = name.TrimEnd('s').Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Id";
    }
}
