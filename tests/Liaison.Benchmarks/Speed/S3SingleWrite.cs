using System.Diagnostics;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Floors;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Liaison.Server.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace Liaison.Benchmarks.Speed;

/// <summary>S3: one client alone; nobody must wait for a batch to fill.</summary>
public static class S3SingleWrite
{
    private const double Target = 1.15;
    private const int AtTheDoor = 300;
    // Until both logs have their full size and are written over, a sync pays for new blocks.
    private const int FillTheLog = 3_000;
    private const string EntrySql = "INSERT INTO journal_entry (at, prefecture_code) VALUES ('2017-11-29T08:00:00.000000Z', '80')";

    public static readonly Entry Entry = new("S3", "a single client's write against a plain transaction", Run);

    private static async Task<bool> Run(Settings settings)
    {
        if (!Wrk.IsThere())
            return false;
        Printed.Title(Entry, $"{settings}; one client; {Writing.Volume}");
        var table = new Table("where", "fsync", "ours ms", "plain transaction ms", "ratio");
        var door = await MeasureDoor(settings, table);
        await using var writing = await Writing.Start(settings, "S3");
        await MeasureHttp(settings, writing, table, slowerMs: 0);
        if (writing.CanBeSlower)
            await MeasureHttp(settings, writing, table, slowerMs: 1);
        return Printed.Verdict(table, door <= Target,
            $"at the database's door ≤ {Target:0.00} × a plain transaction; through HTTP identity, pipeline and the view come on top");
    }

    private static async Task MeasureHttp(Settings settings, Writing writing, Table table, int slowerMs)
    {
        writing.SlowBy(TimeSpan.FromMilliseconds(slowerMs));
        var (ours, floor) = await writing.Pair.Measure(settings, writing.Country.Ours, clients: 1, writing.Country.Floor);
        table.Row("HTTP", slowerMs == 0 ? "as it is" : $"+{slowerMs} ms", ours.Median(shot => shot.MeanMs), floor.Median(shot => shot.MeanMs),
            Rounds.Ratio(ours, floor, shot => shot.MeanMs));
    }

    /// <summary>The same statement through the service's write queue and in a transaction of one's own, in this process.</summary>
    private static async Task<double> MeasureDoor(Settings settings, Table table)
    {
        var volume = await Volumes.Of(settings, 1_000, "S3-door");
        await using var database = new SqliteDatabase(new StorageOptions { Path = volume.Path }, NullLogger<SqliteDatabase>.Instance);
        using var plain = new FloorConnections(volume.Path);
        Task Ours() => database.Write(Reach.None, link => link.Execute(EntrySql));
        Task Plain() => Task.FromResult(plain.Write(Insert));
        await Each(Ours, FillTheLog);
        await Each(Plain, FillTheLog);
        var seen = await Rounds.Interleaved(settings.Rounds, () => Each(Ours, AtTheDoor), () => Each(Plain, AtTheDoor));
        var ratio = Rounds.Ratio(seen[0], seen[1], ms => ms);
        table.Row("door", "as it is", Rounds.Median(seen[0]), Rounds.Median(seen[1]), ratio);
        return ratio;
    }

    private static int Insert(FloorConnection connection)
    {
        connection.Run(EntrySql);
        return 1;
    }

    private static async Task<double> Each(Func<Task> write, int turns)
    {
        var watch = Stopwatch.StartNew();
        for (var turn = 0; turn < turns; turn++)
            await write();
        return watch.Elapsed.TotalMilliseconds / turns;
    }
}
