using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Liaison.Benchmarks.Malformed;

/// <summary>Bodies with one thing wrong with them, each made from one that is right.</summary>
public static class Bodies
{
    private static readonly string[] Unknown =
        ["", " ", "\\ud800", "\\u0000", "$ref", "__proto__", "Body", "id", "version", "status", "cases", "agenda-items", Hostile.Sent + ".x[0]"];

    private const string Here = "\"@here@\"";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A value, a member, a list or the text as a whole is spoilt.</summary>
    public static byte[] Spoil(JsonNode body, Random chance) => chance.Next(10) switch
    {
        < 4 => At(body, chance, _ => One(Hostile.Values, chance)),
        < 5 => Member(body, chance),
        < 6 => At(body, chance, node => Nested(chance, node)),
        < 7 => At(body, chance, node => Many(chance, node)),
        _ => Whole(body, chance),
    };

    private static byte[] At(JsonNode body, Random chance, Func<string, string> spoil)
    {
        var root = new JsonObject { ["root"] = body.DeepClone() };
        var places = new List<(JsonNode Parent, object Key)>();
        Collect(root, places);
        var (parent, key) = places[chance.Next(places.Count)];
        var node = key is string name ? parent[name] : parent[(int)key];
        var text = spoil(node?.ToJsonString(Plain) ?? "null");
        if (key is string member)
            parent[member] = "@here@";
        else
            parent[(int)key] = "@here@";
        return Hostile.Bytes(root["root"]!.ToJsonString(Plain).Replace(Here, text, StringComparison.Ordinal));
    }

    private static void Collect(JsonNode node, List<(JsonNode, object)> places)
    {
        IEnumerable<(object Key, JsonNode? Value)> children = node switch
        {
            JsonObject members => members.Select(member => ((object)member.Key, member.Value)),
            JsonArray list => list.Select((element, index) => ((object)index, element)),
            _ => [],
        };
        foreach (var (key, value) in children.ToList())
        {
            places.Add((node, key));
            if (value is not null)
                Collect(value, places);
        }
    }

    private static byte[] Member(JsonNode body, Random chance)
    {
        var objects = new List<JsonObject>();
        var copy = body.DeepClone();
        Objects(copy, objects);
        if (objects.Count == 0)
            return Whole(body, chance);
        var chosen = objects[chance.Next(objects.Count)];
        var name = chosen.Count == 0 ? "reason" : chosen.ElementAt(chance.Next(chosen.Count)).Key;
        var kept = chosen.ToJsonString(Plain);
        var spoilt = chance.Next(6) switch
        {
            0 => Without(chosen, name),
            1 => With(kept, $"\"{name}\":{One(Hostile.Values, chance)}"),
            2 => With(kept, $"\"{Hostile.Sent}\":1"),
            3 => With(kept, $"\"{One(Unknown, chance)}\":1"),
            4 => kept.Replace($"\"{name}\":", $"\"{char.ToUpperInvariant(name[0])}{name[1..]}\":", StringComparison.Ordinal),
            _ => With(With(kept, $"\"{name}\":null"), $"\"{name}\":null"),
        };
        return Hostile.Bytes(body.ToJsonString(Plain) == kept ? spoilt : copy.ToJsonString(Plain).Replace(kept, spoilt, StringComparison.Ordinal));
    }

    private static void Objects(JsonNode? node, List<JsonObject> found)
    {
        if (node is JsonObject members)
        {
            found.Add(members);
            foreach (var member in members)
                Objects(member.Value, found);
        }
        foreach (var element in node as JsonArray ?? [])
            Objects(element, found);
    }

    private static string Without(JsonObject members, string name)
    {
        var less = members.DeepClone().AsObject();
        less.Remove(name);
        return less.ToJsonString(Plain);
    }

    private static string With(string members, string more) => members.Length == 2 ? $"{{{more}}}" : $"{members[..^1]},{more}}}";

    private static string Nested(Random chance, string node)
    {
        var depth = One([1, 14, 15, 16, 17, 64, 5_000], chance);
        return chance.Next(2) == 0 ? new string('[', depth) + node + new string(']', depth)
            : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + node + new string('}', depth);
    }

    private static string Many(Random chance, string node)
    {
        var element = node.StartsWith('[') && node.Length > 2 ? node[1..^1].Split(',')[0] : node;
        return $"[{string.Join(',', Enumerable.Repeat(element, One([0, 2, 51, 201, 3_000], chance)))}]";
    }

    private static byte[] Whole(JsonNode body, Random chance)
    {
        var text = body.ToJsonString(Plain);
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (chance.Next(9))
        {
            case 0: return bytes[..chance.Next(bytes.Length)];
            case 1: bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8)); return bytes;
            case 2: return [.. bytes, .. Hostile.Bytes(One([" x", "{}", ",", "\u0000", "//" + Hostile.Sent, Hostile.Raw(0xFF)], chance))];
            case 3: return [.. Encoding.UTF8.Preamble, .. bytes];
            case 4: return One([Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32], chance).GetBytes(text);
            case 5: return Encoding.UTF8.GetBytes(text.Replace("}", ",}", StringComparison.Ordinal));
            case 6: return Encoding.UTF8.GetBytes("/* " + Hostile.Sent + " */" + text);
            case 7: return Hostile.Bytes(One(Hostile.Values, chance));
            default: return chance.Next(50) == 0 ? Encoding.UTF8.GetBytes(text + new string(' ', 1_100_000)) : [];
        }
    }

    private static T One<T>(IReadOnlyList<T> choices, Random chance) => choices[chance.Next(choices.Count)];
}
