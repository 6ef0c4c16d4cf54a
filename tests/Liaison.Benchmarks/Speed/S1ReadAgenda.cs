using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;

namespace Liaison.Benchmarks.Speed;

/// <summary>S1: an agenda of five items with their cases, the key checked and the look journalled durably before the answer.</summary>
public static class S1ReadAgenda
{
    private const double Target = 0.60;

    public static readonly Entry Entry = new("S1", "read a meeting with five items and their cases, journalled durably", Run);

    private static async Task<bool> Run(Settings settings)
    {
        if (!Wrk.IsThere())
            return false;
        var volume = await Volumes.Of(settings, settings.Cases);
        var asks = volume.ShortMeetings(each: 20).Select(meeting => new Ask(meeting.Key.Text, $"/api/v1/meetings/{meeting.Id}/agenda")).ToList();
        var script = Script.Reads(settings.Folder, "S1", asks);
        await using var pair = await Pair.Start(volume.Path);
        await pair.MustAgree(asks[0]);
        Printed.Title(Entry, $"{settings}; {settings.Cases:#,0} cases, {asks.Count} meetings");
        var table = new Table("clients", "ours /s", "floor /s", "ratio", "ours p99 ms", "floor p99 ms", "ours CPU µs", "floor CPU µs");
        var isKept = true;
        foreach (var clients in (int[])[32, 128])
        {
            var (ours, floor) = await pair.Measure(settings, script, clients);
            var ratio = Rounds.Ratio(ours, floor, shot => shot.PerSecond);
            isKept &= ratio >= Target;
            table.Row(clients, ours.Median(shot => shot.PerSecond), floor.Median(shot => shot.PerSecond), ratio, ours.Median(shot => shot.P99Ms),
                floor.Median(shot => shot.P99Ms), ours.Median(shot => shot.CpuMicroseconds), floor.Median(shot => shot.CpuMicroseconds));
        }
        return Printed.Verdict(table, isKept, $"throughput ≥ {Target:0.00} × floor");
    }
}
