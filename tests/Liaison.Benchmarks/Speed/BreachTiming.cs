using System.Diagnostics;
using Dapper;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Drills;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Speed;

/// <summary>How long it takes to say what a lost key saw: the operator's command as a whole process over a journal of a million entries, against a
/// plain scan of that journal in the same run.</summary>
public static class BreachTiming
{
    private const int Cases = 200_000;
    private const int FewestEntries = 1_000_000;
    private const double Target = 60;
    private const string Whole = "breach-whole";

    public static readonly Entry Entry = new("breach", "the breach file of a key over a million entries", Run);

    private sealed record Suspect
    {
        public required string Key { get; init; }
        public required string Prefecture { get; init; }
        public required long Entries { get; init; }
    }

    private static async Task<bool> Run(Settings settings)
    {
        var (sealedOnes, isKept) = (0L, true);
        var table = new Table("suspect", "entries sealed", "kept of the last year", "of the key", "least s", "median s", "most s", "scan s", "ratio", "MB written");
        Printed.Title(Entry, $"seed {settings.Seed}, {settings.Rounds} interleaved rounds; the command as a whole process");
        // The country over: a key of one prefecture among 101; one prefecture alone, whose key did all of it; and the same before anything has expired.
        foreach (var (what, use, prefectures) in new[]
        {
            ("one key of 101 prefectures", "breach101", 101), ("the only key of one prefecture", "breach1", 1), ("the same, nothing expired", Whole, 1),
        })
        {
            var volume = (await Volumes.Of(settings, Cases, use, prefectures, nothingExpires: use == Whole)).CopyTo(settings, $"{use}-run");
            var (suspect, entries, kept) = Busiest(volume.Path);
            sealedOnes = Math.Max(sealedOnes, entries);
            var file = Path.Combine(Path.GetDirectoryName(volume.Path)!, "breach.ndjson");
            var seen = new[] { new List<double>(), new List<double>() };
            // Nothing is warmed up: an operator runs it once.
            for (var round = 0; round < Math.Max(3, settings.Rounds); round++)
            {
                seen[0].Add(await Timed(() => Operator.Run(volume.Path, "breach-file", "--key", suspect.Key, "--prefecture", suspect.Prefecture, "--out", file)));
                seen[1].Add(await Timed(() => Task.Run(() => Scan(volume.Path))));
            }
            isKept &= seen[0].Max() < Target && File.ReadLines(file).LongCount(line => line.Contains("\"path\":", StringComparison.Ordinal)) == suspect.Entries;
            table.Row(what, entries, kept, suspect.Entries, seen[0].Min(), Rounds.Median(seen[0]), seen[0].Max(), Rounds.Median(seen[1]),
                Rounds.Ratio(seen[0], seen[1], seconds => seconds), new FileInfo(file).Length / 1e6);
        }
        return Printed.Verdict(table, isKept && sealedOnes >= FewestEntries, $"each run < {Target:0} s, at least {FewestEntries:#,0} entries, and each entry of the key in the file");
    }

    private static async Task<double> Timed(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    // The key of which most is kept.
    private static (Suspect Suspect, long Entries, long Kept) Busiest(string path)
    {
        using var file = Open(path);
        return (file.QueryFirst<Suspect>("""
            SELECT by_key AS Key, prefecture_code AS Prefecture, count(*) AS Entries FROM journal_entry WHERE by_key IS NOT NULL
            GROUP BY by_key, prefecture_code ORDER BY count(*) DESC LIMIT 1
            """), file.ExecuteScalar<long>("SELECT count(*) FROM journal_leaf"), file.ExecuteScalar<long>("SELECT count(*) FROM journal_entry WHERE payload IS NOT NULL"));
    }

    // Every byte of every entry and leaf is looked at once.
    private static long Scan(string path)
    {
        using var file = Open(path);
        return file.ExecuteScalar<long>("SELECT sum(length(payload) + length(salt)) FROM journal_entry WHERE payload IS NULL OR payload LIKE '%readCase%'")
            + file.ExecuteScalar<long>("SELECT count(*) FROM journal_leaf WHERE hex(commitment) <> ''");
    }

    private static SqliteConnection Open(string path) => new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
}
