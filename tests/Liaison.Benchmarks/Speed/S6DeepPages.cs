using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Liaison.Server.Pipeline;

namespace Liaison.Benchmarks.Speed;

/// <summary>S6: a page deep in a list costs what the first one costs.</summary>
public static class S6DeepPages
{
    private const int Page = 10_000;
    private const int Rows = 10;
    private const int Stride = 200;
    private const int Clients = 8;
    private const double Target = 0.20;

    public static readonly Entry Entry = new("S6", "page 1 of the cases against page 10,000", Run);

    private static async Task<bool> Run(Settings settings)
    {
        if (!Wrk.IsThere())
            return false;
        var volume = await Volumes.Of(settings, Page * Rows + Stride, "one-prefecture", prefectures: 1);
        var key = volume.Keys(Role.OfficeAgent)[0].Text;
        await using var ours = await Servers.Ours(volume.Path);
        var cursor = await CursorAfter(ours, key, (Page - 1) * Rows);
        var first = Script.Reads(settings.Folder, "S6-first", [new Ask(key, $"/api/v1/cases?limit={Rows}")]);
        var deep = Script.Reads(settings.Folder, "S6-deep", [new Ask(key, $"/api/v1/cases?limit={Rows}&cursor={cursor}")]);
        Printed.Title(Entry, $"{settings}; {Clients} clients, one prefecture of {Page * Rows + Stride:#,0} cases, {Rows} a page");
        var seen = await Rounds.Interleaved(settings.Rounds,
            () => Wrk.Run(ours, first, Clients, settings.Seconds), () => Wrk.Run(ours, deep, Clients, settings.Seconds));
        var cost = Rounds.Ratio(seen[0], seen[1], shot => shot.PerSecond);
        var table = new Table("page 1 /s", "page 10,000 /s", "cost ×", "page 1 CPU µs", "page 10,000 CPU µs");
        table.Row(seen[0].Median(shot => shot.PerSecond), seen[1].Median(shot => shot.PerSecond), cost,
            seen[0].Median(shot => shot.CpuMicroseconds), seen[1].Median(shot => shot.CpuMicroseconds));
        return Printed.Verdict(table, Math.Abs(cost - 1) <= Target, "the same ± 20 %");
    }

    // A cursor is signed, so the only way to a deep page leads through the pages before it; they may be longer ones.
    private static async Task<string> CursorAfter(Child server, string key, int rows)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        string? cursor = null;
        for (var passed = 0; passed < rows;)
        {
            var limit = Math.Min(Stride, rows - passed);
            var page = await http.GetFromJsonAsync<JsonNode>($"/api/v1/cases?limit={limit}"
                + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor)));
            cursor = page!["nextCursor"]!.GetValue<string>();
            passed += limit;
        }
        return Uri.EscapeDataString(cursor!);
    }
}
