using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Faults;
using Liaison.Benchmarks.Load;

namespace Liaison.Benchmarks.Drills;

/// <summary>Power cuts at many moments of one load, each rebuilt from what had been written and synced by then.</summary>
public static class PowerCut
{
    private const int Clients = 16;
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(3);

    /// <summary>What all cuts of one load left, taken together.</summary>
    public sealed record Outcome(int Cuts, int Acknowledged, int Lost, int Halved, int Doubled, int Unsound);

    /// <param name="weakness">None for the service itself.</param>
    public static async Task<Outcome?> Run(Settings settings, Volumes pristine, int cuts, Weakness? weakness)
    {
        var volume = pristine.CopyTo(settings, "R1-power");
        var (database, log) = (volume.Path, volume.Path + ".log");
        var image = Path.Combine(Path.GetDirectoryName(database)!, "cut.db");
        using var disk = FaultControl.For(database, log);
        if (disk is null)
            return null;
        var attempts = new Attempts(volume, settings.Seed);
        await using (var server = await (weakness is { } weak ? Servers.Weak(weak, database, disk.Environment) : Servers.Ours(database, disk.Environment)))
        {
            using var stop = new CancellationTokenSource(Load);
            await attempts.Write(server, Clients, stop.Token);
            await server.Kill();
        }
        return Cut(settings, pristine.Path, image, new OperationLog(log), attempts, cuts);
    }

    private static Outcome Cut(Settings settings, string before, string image, OperationLog log, Attempts attempts, int cuts)
    {
#pragma warning disable CA5394 // a drill repeats itself by its seed
        var chance = new Random(settings.Seed);
        int[] survivals = [0, 50, 95];
        var there = Ledger.RequestsIn(before);
        var (lost, halved, doubled, unsound) = (0, 0, 0, 0);
        for (var cut = 0; cut < cuts; cut++)
        {
            var at = chance.NextInt64(log.Span.First, log.Span.Last);
            log.Cut(before, image, at, survivals[cut % survivals.Length], chance);
            var ledger = Ledger.Of(image, there, attempts.All, at);
            (lost, halved, doubled) = (lost + ledger.Lost, halved + ledger.Halved, doubled + ledger.Doubled);
            unsound += ledger.IsSound ? 0 : 1;
        }
#pragma warning restore CA5394
        return new Outcome(cuts, attempts.All.Count(attempt => attempt.AcknowledgedNs is not null), lost, halved, doubled, unsound);
    }
}
