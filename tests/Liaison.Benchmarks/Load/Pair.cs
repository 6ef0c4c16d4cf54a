using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Liaison.Benchmarks.Load;

/// <summary>The service and its floor, each in a process of its own, both running while either is measured.</summary>
public sealed class Pair(Child ours, Child floor) : IAsyncDisposable
{
    private const int WarmUpSeconds = 30;
    private const int NextWarmUpSeconds = 15;

    private readonly HashSet<string> warm = [];

    public Child Ours => ours;
    public Child Floor => floor;

    /// <param name="floorDatabase">Where the floor writes a file of its own; otherwise both read the same one.</param>
    public static async Task<Pair> Start(string database, string? floorDatabase = null, IReadOnlyDictionary<string, string>? environment = null) =>
        new(await Servers.Ours(database, environment), await Servers.Floor(floorDatabase ?? database, environment));

    /// <summary>Measures both with one script, in turn, as they run in the long run: at first both compile what they do again and again,
    /// for longer the more of it there is.</summary>
    /// <param name="floorScript">Where the floor knows others by other keys.</param>
    public async Task<(IReadOnlyList<Shot> Ours, IReadOnlyList<Shot> Floor)> Measure(Settings settings, string script, int clients,
        string? floorScript = null)
    {
        floorScript ??= script;
        var seconds = warm.Count == 0 ? WarmUpSeconds : NextWarmUpSeconds;
        foreach (var (cold, asking) in warm.Add(script) ? ((Child, string)[])[(ours, script), (floor, floorScript)] : [])
            await Wrk.Run(cold, asking, clients, seconds);
        var seen = await Rounds.Interleaved(settings.Rounds,
            () => Wrk.Run(ours, script, clients, settings.Seconds), () => Wrk.Run(floor, floorScript, clients, settings.Seconds));
        return seen.SelectMany(shots => shots).Sum(shot => shot.Failed) is > 0 and var failed
            ? throw new InvalidOperationException($"{failed} requests failed: nothing was measured.")
            : (seen[0], seen[1]);
    }

    /// <summary>Whether both answer the same JSON; measured against less, a floor would be too low.</summary>
    public async Task MustAgree(Ask ask)
    {
        var (mine, other) = (await Answer(ours, ask), await Answer(floor, ask));
        if (!JsonNode.DeepEquals(mine, other))
            throw new InvalidOperationException($"The floor answers something else than the service.\n{mine}\n{other}");
    }

    public async ValueTask DisposeAsync()
    {
        await ours.DisposeAsync();
        await floor.DisposeAsync();
    }

    private static async Task<JsonNode?> Answer(Child server, Ask ask)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ask.Key);
        return await http.GetFromJsonAsync<JsonNode>(ask.Path);
    }
}
