using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Liaison.Benchmarks.Load;

/// <summary>A request of a script: who asks for what.</summary>
/// <param name="Body">What is sent with it: then it is a POST.</param>
public sealed record Ask(string Key, string Path, string? Body = null);

/// <summary>Scripts for <c>wrk</c>, one file each.</summary>
public static class Script
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Reads, one after the other and again from the beginning.</summary>
    public static string Reads(string folder, string name, IEnumerable<Ask> asks)
    {
        var script = new StringBuilder("local asks = {\n");
        foreach (var ask in asks)
            script.Append(Invariant, $"  {{{Quoted(ask.Path)}, {Quoted(ask.Key)}, {(ask.Body is null ? "nil" : Quoted(ask.Body))}}},\n");
        script.Append("""
            }
            local ready, turn = {}, 0
            init = function(args)
              for i, ask in ipairs(asks) do
                ready[i] = wrk.format(ask[3] and "POST" or "GET", ask[1],
                  {["Authorization"] = "Bearer " .. ask[2], ["Content-Type"] = ask[3] and "application/json"}, ask[3])
              end
            end
            request = function()
              turn = turn % #ready + 1
              return ready[turn]
            end

            """);
        return Save(folder, name, script.Append(Wrk.Done).ToString());
    }

    /// <summary>Writes, each with a body of its own: <c>%s</c> in the body becomes a text that no other request has.</summary>
    public static string Writes(string folder, string name, string path, IEnumerable<string> keys, string body)
    {
        var script = new StringBuilder("local keys = {\n");
        foreach (var key in keys)
            script.Append(Invariant, $"  {Quoted(key)},\n");
        script.Append(Invariant, $$"""
            }
            local turn, started = 0, os.time()
            request = function()
              turn = turn + 1
              local body = string.format({{Quoted(body)}}, started .. "-" .. turn)
              return wrk.format("POST", {{Quoted(path)}}, {["Authorization"] = "Bearer " .. keys[turn % #keys + 1],
                ["Content-Type"] = "application/json"}, body)
            end

            """);
        return Save(folder, name, script.Append(Wrk.Done).ToString());
    }

    // A JSON string without its escapes of letters is a Lua string.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Save(string folder, string name, string script)
    {
        var path = Path.Combine(folder, name + ".lua");
        File.WriteAllText(path, script);
        return path;
    }
}
