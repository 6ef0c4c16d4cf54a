using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Drills;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;

namespace Liaison.Benchmarks.Speed;

/// <summary>What it costs that everything said of people is sealed: the reads of S1 and the writes of S2, against the same service without.</summary>
public static class Sealing
{
    private const int Cases = 100_000;
    private const double Target = 0.90;

    public static readonly Entry Entry = new("sealing", "S1 and S2 with everything sealed against nothing sealed", Run);

    private static async Task<bool> Run(Settings settings)
    {
        if (!Wrk.IsThere())
            return false;
        var volumes = (Sealed: await Volumes.Of(settings, Cases, "sealing"), Plain: await Volumes.Of(settings, Cases, "sealing-plain", isPlain: true));
        Printed.Title(Entry, $"{settings}; two files of {Cases:#,0} cases, one of them plain");
        var table = new Table("what", "clients", "sealed /s", "plain /s", "ratio", "sealed p99 ms", "plain p99 ms", "sealed CPU µs", "plain CPU µs");
        // The keys of the service are not those of the plain one: each asks with its own, for the same rows.
        await using var pair = new Pair(await Servers.Ours(volumes.Sealed.Path), await Servers.Weak(Weakness.NoProtection, volumes.Plain.Path));
        var isKept = true;
        foreach (var clients in (int[])[32, 128])
            isKept &= await Measure(settings, table, pair, "agendas", Reads(settings, volumes.Sealed), Reads(settings, volumes.Plain), clients);
        isKept &= await Measure(settings, table, pair, "requests", Writing.ScriptOf(settings, "sealing", volumes.Sealed),
            Writing.ScriptOf(settings, "sealing-plain", volumes.Plain), 128);
        return Printed.Verdict(table, isKept, $"throughput ≥ {Target:0.00} × without");
    }

    private static string Reads(Settings settings, Volumes volume) => Script.Reads(settings.Folder, $"sealing-{Path.GetFileName(Path.GetDirectoryName(volume.Path))}",
        volume.ShortMeetings(each: 20).Select(meeting => new Ask(meeting.Key.Text, $"/api/v1/meetings/{meeting.Id}/agenda")));

    private static async Task<bool> Measure(Settings settings, Table table, Pair pair, string what, string script, string plainScript, int clients)
    {
        var (ours, plain) = await pair.Measure(settings, script, clients, plainScript);
        var ratio = Rounds.Ratio(ours, plain, shot => shot.PerSecond);
        table.Row(what, clients, ours.Median(shot => shot.PerSecond), plain.Median(shot => shot.PerSecond), ratio, ours.Median(shot => shot.P99Ms),
            plain.Median(shot => shot.P99Ms), ours.Median(shot => shot.CpuMicroseconds), plain.Median(shot => shot.CpuMicroseconds));
        return ratio >= Target;
    }
}
