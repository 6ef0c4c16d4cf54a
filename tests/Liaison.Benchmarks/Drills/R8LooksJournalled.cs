using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Faults;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;

namespace Liaison.Benchmarks.Drills;

/// <summary>R8: nobody sees a case without an entry in the journal, and no entry tells of a look that was refused.</summary>
public static class R8LooksJournalled
{
    private const int Cases = 10_000;

    public static readonly Entry Entry = new("R8", "looks at cases = entries in the journal; a journal that fails shows nothing", Run);

    private sealed record Outcome(int Answered, int Refused, int Leaked, long Injected, int Shown, int Journalled, int Different);

    private static async Task<bool> Run(Settings settings)
    {
        var pristine = await Volumes.Of(settings, Cases, "R8");
        var count = settings.InFull ? 20_000 : 2_000;
        Printed.Title(Entry, $"seed {settings.Seed}; {count} looks each: a case, its history, its decisions, a list, an agenda");
        var table = new Table("run", "faults", "answered 200", "refused 503", "shown in a refusal", "cases shown", "cases journalled", "cases that differ");
        var calm = await Measure(settings, pristine, count, weakness: null, (_, client, looks) => looks.Look(client, count));
        var faulty = await Measure(settings, pristine, count, weakness: null, (disk, client, looks) => WithFaults(disk, client, looks, count));
        var full = await Measure(settings, pristine, count, weakness: null, (disk, client, looks) => WithoutDisk(disk, client, looks, count / 10));
        var control = await Measure(settings, pristine, count, Weakness.NoRecord, (_, client, looks) => looks.Look(client, count));
        foreach (var (what, run) in (IEnumerable<(string, Outcome)>)[
            ("load", calm), ("load, fsync failing now and then", faulty), ("disk full", full), ("control: nothing recorded", control)])
            table.Row(what, run.Injected, run.Answered, run.Refused, run.Leaked, run.Shown, run.Journalled, run.Different);
        var isKept = calm is { Different: 0, Answered: > 0 } && faulty is { Different: 0, Leaked: 0 }
            && full is { Answered: 0, Shown: 0, Leaked: 0, Refused: > 0 }
            && control.Different > 0;
        return Printed.Verdict(table, isKept, "0 differ, no answer and nothing shown where the journal cannot be written; the control differs");
    }

    private static async Task<Outcome> Measure(Settings settings, Volumes pristine, int count, Weakness? weakness,
        Func<FaultControl?, Client, Looks, Task> look)
    {
        var volume = pristine.CopyTo(settings, "R8-run");
        var looks = new Looks(volume, settings.Seed);
        var before = Looks.LastEntry(volume.Path);
        using var disk = FaultControl.For(volume.Path);
        var starting = weakness is { } weak ? Servers.Weak(weak, volume.Path, disk?.Environment) : Servers.Ours(volume.Path, disk?.Environment);
        await using (var server = await starting)
        {
            using var client = new Client(server);
            await look(disk, client, looks);
            disk?.IsDiskFull = false;
            await server.Stop();
        }
        var journalled = Looks.Journalled(volume.Path, before);
        var different = looks.Shown.Keys.Union(journalled.Keys).Count(id => looks.Shown.GetValueOrDefault(id) != journalled.GetValueOrDefault(id));
        return new Outcome(looks.Answered, looks.Refused, looks.Leaked, disk?.Injected ?? 0, looks.Shown.Values.Sum(), journalled.Values.Sum(), different);
    }

    private static async Task WithFaults(FaultControl? disk, Client client, Looks looks, int count)
    {
        const int Turns = 20;
        for (var turn = 1; turn <= Turns; turn++)
        {
            disk?.FailSync(turn, FaultControl.InputOutput);
            await looks.Look(client, count / Turns);
        }
    }

    private static Task WithoutDisk(FaultControl? disk, Client client, Looks looks, int count)
    {
        disk?.IsDiskFull = true;
        return looks.Look(client, count);
    }
}
