using System.Text.Json;
using Dapper;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Floors;
using Liaison.Benchmarks.Load;
using Liaison.Benchmarks.Report;
using Liaison.Server.Pipeline;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Speed;

/// <summary>Looking for a family by its name over hashes that nobody can read, journalled durably, against an index over plain names.</summary>
public static class Searching
{
    private const int Looks = 2_000;
    private const double Target = 0.50;

    public static readonly Entry Entry = new("search", "look for a family by its name over blind indexes, journalled durably", Run);

    private sealed record Bearer(string Name, string Prefecture);

    private static async Task<bool> Run(Settings settings)
    {
        if (!Wrk.IsThere())
            return false;
        var volume = await Volumes.Of(settings, settings.Cases);
        await SearchFloor.Make(volume.Path);
        var bearers = Some(volume);
        var rare = ScriptOf(settings, volume, "search", bearers);
        var common = ScriptOf(settings, volume, "search-common", bearers.Select(bearer => bearer with { Name = "Personne" }));
        await using var pair = await Pair.Start(volume.Path);
        Printed.Title(Entry, $"{settings}; {settings.Cases:#,0} cases, {bearers.Count:#,0} names");
        var table = new Table("what", "clients", "ours /s", "floor /s", "ratio", "ours p50 ms", "ours p99 ms", "floor p99 ms");
        var isKept = true;
        foreach (var clients in (int[])[1, 8])
        {
            var (ours, floor) = await pair.Measure(settings, rare, clients);
            var ratio = Rounds.Ratio(ours, floor, shot => shot.PerSecond);
            isKept &= ratio >= Target;
            table.Row("a family", clients, ours.Median(shot => shot.PerSecond), floor.Median(shot => shot.PerSecond), ratio, ours.Median(shot => shot.P50Ms),
                ours.Median(shot => shot.P99Ms), floor.Median(shot => shot.P99Ms));
        }
        // A name that every other person bears: the first fifty, and that there are more.
        var many = await Rounds.Interleaved(settings.Rounds, () => Wrk.Run(pair.Ours, common, 1, settings.Seconds));
        table.Row("a name all bear", 1, many[0].Median(shot => shot.PerSecond), "", "", many[0].Median(shot => shot.P50Ms), many[0].Median(shot => shot.P99Ms), "");
        return Printed.Verdict(table, isKept, $"throughput ≥ {Target:0.00} × a plain index");
    }

    private static List<Bearer> Some(Volumes volume)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = volume.Path, Pooling = false }.ToString());
        // What is attached is gone with the connection, which would be closed after each statement.
        connection.Open();
        connection.Execute("ATTACH @names AS plain", new { names = SearchFloor.IndexOf(volume.Path) });
        return connection.Query<Bearer>($"""
            SELECT family_name AS name, prefecture_code AS prefecture FROM plain.name JOIN case_record ON case_record.id = case_id
            WHERE plain.name.rowid % (SELECT max(rowid) / {Looks} FROM plain.name) = 0
            """).AsList();
    }

    private static string ScriptOf(Settings settings, Volumes volume, string name, IEnumerable<Bearer> bearers)
    {
        var keys = volume.Keys(Role.OfficeAgent).ToDictionary(key => key.Prefecture, key => key.Text);
        return Script.Reads(settings.Folder, name,
            bearers.Select(bearer => new Ask(keys[bearer.Prefecture], "/api/v1/cases/search", JsonSerializer.Serialize(new { name = bearer.Name }))));
    }
}
