using Dapper;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Drills;

/// <summary>R12: many clients want the same thing at once; one gets it, and nobody overwrites what he has not seen.</summary>
public static class R12OnceOnly
{
    private const int Cases = 10_000;

    public static readonly Entry Entry = new("R12", "no double booking and no lost update under concurrency", Run);

    private static async Task<bool> Run(Settings settings)
    {
        var pristine = await Volumes.Of(settings, Cases, "R12");
        var rounds = settings.InFull ? 100 : 15;
        Printed.Title(Entry, $"seed {settings.Seed}; {rounds} contests of each kind, {Contests.Clients} clients each");
        var table = new Table("run", "contest", "attempts", "won", "double or lost");
        var ours = await Measure(settings, pristine, rounds, table, "the service", weakness: null);
        var control = await Measure(settings, pristine, rounds, table, "control: no unique index, no transaction", Weakness.NoTransaction);
        return Printed.Verdict(table, ours == 0 && control > 0, "0 in each contest; the control shows some");
    }

    private static async Task<int> Measure(Settings settings, Volumes pristine, int rounds, Table table, string run, Weakness? weakness)
    {
        var volume = pristine.CopyTo(settings, "R12-run");
        if (weakness is not null)
            Execute(volume.Path, "DROP INDEX agenda_item_open_case");
        await using var server = await (weakness is { } weak ? Servers.Weak(weak, volume.Path) : Servers.Ours(volume.Path));
        var contests = new Contests(volume, server);
        var failures = 0;
        foreach (var (what, contest) in (IEnumerable<(string, Func<int, Task<Contests.Outcome>>)>)[
            ("propose one case for a meeting", contests.Propose), ("answer one request with a meeting", contests.Schedule),
            ("keep, break or drop one commitment", contests.Settle), ("change one case", contests.Change)])
        {
            var outcome = await contest(rounds);
            failures += outcome.Wrong;
            table.Row(run, what, outcome.Attempts, outcome.Won, outcome.Wrong);
        }
        return failures;
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Execute(sql);
    }
}
