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

    private Writing(Pair pair, Scripts country, Scripts prefecture, FaultControl?[] disks) =>
        (Pair, Country, Prefecture, this.disks) = (pair, country, prefecture, disks);

    /// <summary>Requests for specific interviews, no two alike: those sent to the service, and the same with the floor's keys.</summary>
    public sealed record Scripts(string Ours, string Floor);

    public Pair Pair { get; }

    /// <summary>Those of all associations of the country.</summary>
    public Scripts Country { get; }

    /// <summary>Those of the associations of one prefecture.</summary>
    public Scripts Prefecture { get; }

    public bool CanBeSlower => disks.All(disk => disk is not null);

    /// <summary>What it was measured on, for the head of a table.</summary>
    public static string Volume => FormattableString.Invariant($"two files of {Cases:#,0} cases each, WAL, synchronous=FULL");

    public static async Task<Writing> Start(Settings settings, string use)
    {
        var (ours, floor) = (await Volumes.Of(settings, Cases, use), await Volumes.Of(settings, Cases, use + "-floor"));
        FaultControl?[] disks = [FaultControl.For(ours.Path), FaultControl.For(floor.Path)];
        var pair = new Pair(await Servers.Ours(ours.Path, disks[0]?.Environment), await Servers.Floor(floor.Path, disks[1]?.Environment));
        return new Writing(pair, Scripts(null), Scripts("80"), disks);

        Scripts Scripts(string? prefecture) =>
            new(ScriptOf(settings, $"{use}-{prefecture}", ours, prefecture), ScriptOf(settings, $"{use}-floor-{prefecture}", floor, prefecture));
    }

    /// <param name="prefecture">Whose associations request, or all.</param>
    public static string ScriptOf(Settings settings, string name, Volumes volume, string? prefecture = null) =>
        Script.Writes(settings.Folder, name, "/api/v1/meeting-requests",
            volume.Keys(Role.Association).Where(key => prefecture is null || key.Prefecture == prefecture).Select(key => key.Text), Body);

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
