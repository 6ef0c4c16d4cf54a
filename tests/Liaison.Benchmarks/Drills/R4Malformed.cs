using System.Text.Json;
using System.Text.Json.Nodes;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Malformed;
using Liaison.Benchmarks.Report;
using Liaison.Server.Demo;

namespace Liaison.Benchmarks.Drills;

/// <summary>R4: malformed requests made from the OpenAPI document never fail the service, and never learn anything from it.</summary>
public static class R4Malformed
{
    private const int Shown = 3;

    // A limit would answer most of them before they come to anything.
    private static readonly Dictionary<string, string> Unlimited = new() { ["Web__KeyPerMinute"] = "0", ["Web__AddressPerMinute"] = "0" };

    public static readonly Entry Entry = new("R4", "malformed requests: no failure, every refusal a problem that the document knows, nothing told", Run);

    private static async Task<bool> Run(Settings settings)
    {
        var count = settings.InFull ? 120_000 : 10_000;
        Printed.Title(Entry, $"seed {settings.Seed}; {count} requests to the demo year, by 10 visitors, each to operations of his");
        var (folder, control) = await Tell(settings);
        var table = new Table("what is wrong", "sent", "done all the same", "refused", "no request", "failed 5xx", "no known problem", "told");
        var (ours, ourLog) = await Strike(settings, Path.Combine(AppContext.BaseDirectory, "Liaison.Server"), "demo", folder, count);
        foreach (var kind in ours.Counts.Keys.Select(key => key.Kind).Distinct().Order())
            Row(table, kind, ours, kind);
        Row(table, "all", ours, null);
        var (planted, plantedLog) = await Strike(settings, Environment.ProcessPath!, "serve-planted", control, count / 10);
        Row(table, "control: faults planted", planted, null);
        foreach (var finding in ours.Findings.OrderBy(finding => finding.Turn).Take(Shown))
            Console.WriteLine(finding + "\n");
        Console.WriteLine($"In the log: {ourLog} lines that tell what was sent or kept; the control has {plantedLog}.\n");
        var isFound = plantedLog > 0 && Count(planted, null, Verdict.Failed) > 0 && Count(planted, null, Verdict.Told) > 0;
        return Printed.Verdict(table, ours.Findings.IsEmpty && ourLog == 0 && isFound,
            "0 failed, 0 without a known problem, 0 told, in the log neither; the control's are found");
    }

    // The year is told once; the service and its control each go on with one of their own.
    private static async Task<(string Ours, string Control)> Tell(Settings settings)
    {
        var (ours, control) = (Path.Combine(settings.Folder, "R4-run"), Path.Combine(settings.Folder, "R4-control"));
        foreach (var left in (string[])[ours, control])
        {
            if (Directory.Exists(left))
                Directory.Delete(left, recursive: true);
        }
        Directory.CreateDirectory(ours);
        await (await DemoService.Open(ours, "http://127.0.0.1:0", SommeYear.Start)).DisposeAsync();
        CopyTo(ours, control);
        return (ours, control);
    }

    private static async Task<(Storm, int LogLines)> Strike(Settings settings, string program, string command, string folder, int count)
    {
        await using var server = await Child.Start(program, [command, "--data", folder], folder, Unlimited);
        using var http = new HttpClient { BaseAddress = server.Address };
        var document = new ApiDocument(JsonNode.Parse(await http.GetStringAsync("/openapi/v1.json"))!);
        var keys = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(folder, "demo-keys.json")))!;
        var world = new World(document, keys);
        using var wire = new Wire(server.Address);
        await world.Explore(wire);
        var storm = new Storm(world, server.Address, settings.Seed);
        await storm.Run(count);
        await server.Stop();
        return (storm, Directory.GetFiles(folder, "*.log").SelectMany(File.ReadLines).Count(Judge.HoldsCanary));
    }

    private static void Row(Table table, string what, Storm storm, string? kind)
    {
        Verdict[] columns = [Verdict.Done, Verdict.Refused, Verdict.NoRequest, Verdict.Failed, Verdict.NoProblem, Verdict.Told];
        table.Row([what, Count(storm, kind, null), .. columns.Select(verdict => (object)Count(storm, kind, verdict))]);
    }

    private static int Count(Storm storm, string? kind, Verdict? verdict) => storm.Counts
        .Where(count => (kind is null || count.Key.Kind == kind) && (verdict is null || count.Key.Verdict == verdict)).Sum(count => count.Value);

    private static void CopyTo(string folder, string copy)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
