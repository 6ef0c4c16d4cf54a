using System.Globalization;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Liaison.Server.Pipeline;

namespace Liaison.Benchmarks.Speed;

/// <summary>S4: what happened in one prefecture over a year, counted from the records.</summary>
public static class S4Activity
{
    private const double Times = 3;
    private const double PlusMs = 2;

    public static readonly Entry Entry = new("S4", "one prefecture's activity over a year against a single row", Run);

    private static async Task<bool> Run(Settings settings)
    {
        if (!Wrk.IsThere())
            return false;
        var volume = await Volumes.Of(settings, settings.Cases);
        var year = TimeProvider.System.GetUtcNow().Year - 1;
        var figures = Script.Reads(settings.Folder, "S4", volume.Keys(Role.OfficeAgent).Select(key => new Ask(key.Text,
            string.Create(CultureInfo.InvariantCulture, $"/api/v1/statistics/activity?from={year}-01-01&to={year}-12-31"))));
        var rows = Script.Reads(settings.Folder, "S4-row", volume.SomeCases(each: 20).Select(row => new Ask(row.Key.Text, $"/api/v1/cases/{row.Id}")));
        await using var pair = await Pair.Start(volume.Path);
        Printed.Title(Entry, $"{settings}; {settings.Cases:#,0} cases, one client, each prefecture in turn");
        var seen = await Rounds.Interleaved(settings.Rounds,
            () => Wrk.Run(pair.Ours, figures, 1, settings.Seconds), () => Wrk.Run(pair.Floor, rows, 1, settings.Seconds));
        var (ours, floor) = (seen[0].Median(shot => shot.MeanMs), seen[1].Median(shot => shot.MeanMs));
        var table = new Table("activity ms", "a single row ms", "allowed ms", "ours CPU µs", "requests");
        table.Row(ours, floor, Times * floor + PlusMs, seen[0].Median(shot => shot.CpuMicroseconds), seen[0].Sum(shot => shot.Requests));
        return Printed.Verdict(table, ours <= Times * floor + PlusMs, "≤ 3 × the floor's read of a single row + 2 ms");
    }
}
