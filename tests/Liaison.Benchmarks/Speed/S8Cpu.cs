using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Liaison.Server.Pipeline;

namespace Liaison.Benchmarks.Speed;

/// <summary>S8: processor time of the service for each request of three kinds.</summary>
public static class S8Cpu
{
    private const int Clients = 32;

    public static readonly Entry Entry = new("S8", "processor time a request: create, read one, list of 50", Run);

    private static async Task<bool> Run(Settings settings)
    {
        if (!Wrk.IsThere())
            return false;
        var volume = await Volumes.Of(settings, settings.Cases);
        var create = Writing.ScriptOf(settings, "S8-create", volume);
        var read = Script.Reads(settings.Folder, "S8-read", volume.SomeCases(each: 20).Select(found => new Ask(found.Key.Text, $"/api/v1/cases/{found.Id}")));
        var list = Script.Reads(settings.Folder, "S8-list", volume.Keys(Role.OfficeAgent).Select(key => new Ask(key.Text, "/api/v1/cases?limit=50")));
        var plain = await Volumes.Of(settings, 10_000, "S8-floor");
        var plainCreate = Writing.ScriptOf(settings, "S8-floor-create", plain);
        var row = Script.Reads(settings.Folder, "S8-row", plain.SomeCases(each: 20).Select(found => new Ask(found.Key.Text, $"/api/v1/cases/{found.Id}")));
        await using var pair = await Pair.Start(volume.Path, plain.Path);
        Printed.Title(Entry, $"{settings}; {Clients} clients, {settings.Cases:#,0} cases; the floor's create is a commit each, its read a single row");
        var table = new Table("what", "ours CPU µs", "floor CPU µs", "allowed µs", "ours /s", "ours p99 ms");
        var isKept = await Measure(settings, table, pair, "create a meeting request", create, plainCreate, allowed: 250);
        isKept &= await Measure(settings, table, pair, "read a case", read, row, allowed: 90);
        isKept &= await Measure(settings, table, pair, "list 50 cases", list, floor: null, allowed: 120);
        return Printed.Verdict(table, isKept, "create ≤ 250 µs, read one ≤ 90 µs, list of 50 ≤ 120 µs");
    }

    private static async Task<bool> Measure(Settings settings, Table table, Pair pair, string what, string script, string? floor, double allowed)
    {
        Func<Task<Shot>>[] subjects = [() => Wrk.Run(pair.Ours, script, Clients, settings.Seconds)];
        if (floor is not null)
            subjects = [.. subjects, () => Wrk.Run(pair.Floor, floor, Clients, settings.Seconds)];
        var seen = await Rounds.Interleaved(settings.Rounds, subjects);
        var cpu = seen[0].Median(shot => shot.CpuMicroseconds);
        table.Row(what, cpu, floor is null ? double.NaN : seen[1].Median(shot => shot.CpuMicroseconds), allowed,
            seen[0].Median(shot => shot.PerSecond), seen[0].Median(shot => shot.P99Ms));
        return cpu <= allowed;
    }
}
