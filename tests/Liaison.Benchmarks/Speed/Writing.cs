using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Faults;
using Liaison.Benchmarks.Load;
using Liaison.Server.Pipeline;

namespace Liaison.Benchmarks.Speed;

/// <summary>The service and a commit per request side by side, each on a file of its own, with a disk that can be made slower.</summary>
public sealed class Writing : IAsyncDisposable
{
    private const int Cases = 10_000;
    private const string Body = """
        {"kind":"specific","subject":"Accueil des demandeurs %s","contact":{"name":"Personne Exemple","email":"contact@example.org"},"preferredPeriods":[{"from":"2027-03-01","to":"2027-03-31"}]}
        """;

    private readonly FaultControl?[] disks;

    private Writing(Pair pair, string script, FaultControl?[] disks) => (Pair, Script, this.disks) = (pair, script, disks);

    public Pair Pair { get; }

    /// <summary>Requests for specific interviews, no two alike, of all associations of the country.</summary>
    public string Script { get; }

    public bool CanBeSlower => disks.All(disk => disk is not null);

    /// <summary>What it was measured on, for the head of a table.</summary>
    public static string Volume => FormattableString.Invariant($"two files of {Cases:#,0} cases each, WAL, synchronous=FULL");

    public static async Task<Writing> Start(Settings settings, string use)
    {
        var (ours, floor) = (await Volumes.Of(settings, Cases, use), await Volumes.Of(settings, Cases, use + "-floor"));
        FaultControl?[] disks = [FaultControl.For(ours.Path), FaultControl.For(floor.Path)];
        var pair = new Pair(await Servers.Ours(ours.Path, disks[0]?.Environment), await Servers.Floor(floor.Path, disks[1]?.Environment));
        return new Writing(pair, ScriptOf(settings, use, ours), disks);
    }

    public static string ScriptOf(Settings settings, string name, Volumes volume) =>
        Load.Script.Writes(settings.Folder, name, "/api/v1/meeting-requests", volume.Keys(Role.Association).Select(key => key.Text), Body);

    public void SlowBy(TimeSpan delay)
    {
        foreach (var disk in disks)
            disk?.SyncDelay = delay;
    }

    public async ValueTask DisposeAsync()
    {
        await Pair.DisposeAsync();
        foreach (var disk in disks)
            disk?.Dispose();
    }
}
