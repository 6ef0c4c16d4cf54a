using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Report;

namespace Liaison.Benchmarks.Drills;

/// <summary>R1: whatever happens to the process, the disk, the clock or the line, what was acknowledged is there, whole and once.</summary>
public static class R1NothingLost
{
    private const int Cases = 10_000;
    private const int CasesInFull = 50_000;
    private const int CasesCut = 2_000;

    public static readonly Entry Entry = new("R1", "nothing acknowledged is lost, halved or doubled by any fault", Run);

    private static async Task<bool> Run(Settings settings)
    {
        var pristine = await Volumes.Of(settings, settings.InFull ? CasesInFull : Cases, "R1");
        var small = await Volumes.Of(settings, CasesCut, "R1-power");
        Printed.Title(Entry, $"seed {settings.Seed}; requests with a case each, all sent again under their idempotency keys");
        var table = new Table("fault", "injected", "acknowledged", "refused 503", "lost", "halved", "doubled", "unsound files");
        var faults = new Faulting(settings, pristine);
        var isKept = true;
        foreach (var (what, run) in (IEnumerable<(string, Func<Task<Faulting.Outcome?>>)>)[
            ("kill -9", () => faults.Kills(settings.InFull ? 60 : 6)),
            ("EIO or ENOSPC at the k-th write", () => faults.FailingCalls(settings.InFull ? 80 : 20, atSync: false)),
            ("EIO at the k-th fsync", () => faults.FailingCalls(settings.InFull ? 80 : 20, atSync: true)),
            ("disk full for a while", () => faults.FullDisks(settings.InFull ? 40 : 5)),
            ("clock jumps", () => faults.ClockJumps(settings.InFull ? 40 : 6)),
            ("aborted connections", () => faults.AbortedConnections(settings.InFull ? 150 : 50))])
        {
            if (await run() is { } outcome)
                isKept &= Add(table, what, outcome);
        }
        var torn = await faults.Kills(settings.InFull ? 20 : 10, Weakness.NoTransaction);
        isKept &= torn is not null && !Add(table, "control: kill -9, each statement alone", torn);
        isKept &= await AddCuts(settings, small, table);
        return Printed.Verdict(table, isKept, "0 lost, 0 halved, 0 doubled, every file sound; the controls halve and lose");
    }

    private static bool Add(Table table, string what, Faulting.Outcome outcome)
    {
        table.Row(what, outcome.Injected, outcome.Acknowledged, outcome.Refused, outcome.Ledger.Lost, outcome.Ledger.Halved, outcome.Ledger.Doubled,
            outcome.Ledger.IsSound ? 0 : 1);
        return outcome.Ledger.IsClean;
    }

    private static async Task<bool> AddCuts(Settings settings, Volumes small, Table table)
    {
        var ours = await PowerCut.Run(settings, small, settings.InFull ? 150 : 30, weakness: null);
        var control = await PowerCut.Run(settings, small, settings.InFull ? 50 : 15, Weakness.SynchronousOff);
        if (ours is null || control is null)
            return false;
        foreach (var (what, cut) in (IEnumerable<(string, PowerCut.Outcome)>)[("power cut", ours), ("control: power cut, synchronous=OFF", control)])
            table.Row(what, cut.Cuts, cut.Acknowledged, 0, cut.Lost, cut.Halved, cut.Doubled, cut.Unsound);
        return ours is { Lost: 0, Halved: 0, Doubled: 0, Unsound: 0 } && control.Lost + control.Unsound > 0;
    }
}
