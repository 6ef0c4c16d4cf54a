using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;

namespace Liaison.Benchmarks.Speed;

/// <summary>S2: many clients write at once; what waits shares one commit.</summary>
public static class S2DurableWrites
{
    private const int Clients = 128;

    public static readonly Entry Entry = new("S2", "durable writes of many clients against a commit per request", Run);

    private static async Task<bool> Run(Settings settings)
    {
        if (!Wrk.IsThere())
            return false;
        await using var writing = await Writing.Start(settings, "S2");
        Printed.Title(Entry, $"{settings}; {Clients} clients request a meeting each, its journal entry in it; {Writing.Volume}");
        var table = new Table("requests of", "fsync", "ours /s", "commit each /s", "ratio", "ours p99 ms", "commit each p99 ms", "ours CPU µs", "commit each CPU µs");
        var isKept = true;
        foreach (var (slowerMs, target) in writing.CanBeSlower ? ((int, double)[])[(0, 4), (1, 12)] : [(0, 4)])
        {
            writing.SlowBy(TimeSpan.FromMilliseconds(slowerMs));
            isKept &= await Measure(settings, writing, table, "one prefecture", writing.Prefecture, slowerMs, target);
            // For comparison: of a hundred prefectures each changes pages of its own, whichever share a commit.
            await Measure(settings, writing, table, "101 prefectures", writing.Country, slowerMs, target);
        }
        return Printed.Verdict(table, isKept, "of one prefecture ≥ 4 × a commit per request, ≥ 12 × with fsync 1 ms slower, p99 below that of a commit per request");
    }

    private static async Task<bool> Measure(Settings settings, Writing writing, Table table, string whose, Writing.Scripts scripts, int slowerMs, double target)
    {
        var (ours, floor) = await writing.Pair.Measure(settings, scripts.Ours, Clients, scripts.Floor);
        var ratio = Rounds.Ratio(ours, floor, shot => shot.PerSecond);
        var (late, floorLate) = (ours.Median(shot => shot.P99Ms), floor.Median(shot => shot.P99Ms));
        table.Row(whose, slowerMs == 0 ? "as it is" : FormattableString.Invariant($"+{slowerMs} ms"), ours.Median(shot => shot.PerSecond),
            floor.Median(shot => shot.PerSecond), ratio, late, floorLate, ours.Median(shot => shot.CpuMicroseconds),
            floor.Median(shot => shot.CpuMicroseconds));
        return ratio >= target && late < floorLate;
    }
}
