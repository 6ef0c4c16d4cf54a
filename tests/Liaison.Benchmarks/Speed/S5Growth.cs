using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;

namespace Liaison.Benchmarks.Speed;

/// <summary>S5: what a thousand times as many cases cost a read or a write by its key.</summary>
public static class S5Growth
{
    private const int Few = 1_000;
    private const int Clients = 32;
    private const double Target = 1.3;

    public static readonly Entry Entry = new("S5", "keyed reads and writes, a thousand cases against a million", Run);

    private static async Task<bool> Run(Settings settings)
    {
        if (!Wrk.IsThere())
            return false;
        var (few, many) = (await Volumes.Of(settings, Few), await Volumes.Of(settings, settings.Cases));
        await using var small = await Servers.Ours(few.Path);
        await using var large = await Servers.Ours(many.Path);
        Printed.Title(Entry, $"{settings}; {Clients} clients; {Few:#,0} and {settings.Cases:#,0} cases");
        var table = new Table("what", "few /s", "many /s", "cost ×", "few CPU µs", "many CPU µs");
        var isKept = await Measure("read a case", Cases(settings, "few", few), Cases(settings, "many", many));
        isKept &= await Measure("request a meeting", Writing.ScriptOf(settings, "S5-few", few), Writing.ScriptOf(settings, "S5-many", many));
        return Printed.Verdict(table, isKept, $"≤ {Target:0.0} ×");

        async Task<bool> Measure(string what, string fewScript, string manyScript)
        {
            var seen = await Rounds.Interleaved(settings.Rounds,
                () => Wrk.Run(small, fewScript, Clients, settings.Seconds), () => Wrk.Run(large, manyScript, Clients, settings.Seconds));
            var cost = Rounds.Ratio(seen[0], seen[1], shot => shot.PerSecond);
            table.Row(what, seen[0].Median(shot => shot.PerSecond), seen[1].Median(shot => shot.PerSecond), cost,
                seen[0].Median(shot => shot.CpuMicroseconds), seen[1].Median(shot => shot.CpuMicroseconds));
            return cost <= Target;
        }
    }

    private static string Cases(Settings settings, string name, Volumes volume) => Script.Reads(settings.Folder, "S5-cases-" + name,
        volume.SomeCases(each: 20).Select(found => new Ask(found.Key.Text, $"/api/v1/cases/{found.Id}")));
}
