using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Dapper;
using Liaison.Benchmarks.Decade;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Drills;

/// <summary>Looks at cases of five kinds, and the count of what each answer showed, case by case.</summary>
public sealed class Looks(Volumes volume, int seed)
{
    private const int Clients = 16;
    private const int Ok = 200;
    private const int Unavailable = 503;

    private readonly IReadOnlyList<(HeldKey Key, string Id)> cases = volume.SomeCases(each: 10);
    private readonly IReadOnlyList<(HeldKey Key, string Id)> meetings = volume.ShortMeetings(each: 5);

    /// <summary>How often each case was shown in an answer with status 200.</summary>
    public ConcurrentDictionary<string, int> Shown { get; } = [];

    public int Answered { get; private set; }

    /// <summary>Answers that were refused because the journal or the storage could not write.</summary>
    public int Refused { get; private set; }

    /// <summary>Refusals that all the same held something of a case.</summary>
    public int Leaked { get; private set; }

    public Task Look(Client client, int count) => Task.WhenAll(Enumerable.Range(0, Clients).Select(async one =>
    {
        for (var turn = one; turn < count; turn += Clients)
            await Look(client, Asked(turn));
    }));

    /// <summary>How often each case stands in the entries of looks from an entry on, those that wait to be sealed included.</summary>
    public static Dictionary<string, int> Journalled(string database, long after)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        var held = connection.ExecuteScalar<long>("SELECT COALESCE(max(last_look_id), 0) FROM journal_checkpoint");
        var waiting = LookBatch.In(SqliteDatabase.LooksOf(database)).Where(look => look.Id > held).Select(look => look.Entry.Payload);
        return connection.Query<string>("SELECT payload FROM journal_entry WHERE id > @after", new { after }).Concat(waiting)
            .SelectMany(payload => JsonNode.Parse(payload)!["cases"]!.AsArray().Select(id => id!.GetValue<string>()))
            .CountBy(id => id).ToDictionary();
    }

    public static long LastEntry(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        return connection.ExecuteScalar<long>("SELECT COALESCE(max(id), 0) FROM journal_entry");
    }

    // Which look comes at a turn follows from the seed.
    private (string Key, string Path, string? CaseId) Asked(int turn)
    {
        var fate = new Dice(seed).Throw(Kind.Journal, turn, 1_000_000);
        var (key, id) = cases[fate / 10 % cases.Count];
        var (office, meeting) = meetings[fate / 10 % meetings.Count];
        return (fate % 5) switch
        {
            0 => (key.Text, "/cases/" + id, id),
            1 => (key.Text, $"/cases/{id}/history", id),
            2 => (key.Text, $"/cases/{id}/decisions", id),
            3 => (key.Text, "/cases?limit=10", null),
            _ => (office.Text, $"/meetings/{meeting}/agenda", null),
        };
    }

    private async Task Look(Client client, (string Key, string Path, string? CaseId) asked)
    {
        if (await client.Get(asked.Key, asked.Path) is not { Json: { } json } reply)
            return;
        var shown = asked.CaseId is { } id && reply.Status == Ok ? [id] : Cases(json).Distinct().ToList();
        lock (Shown)
        {
            Answered += reply.Status == Ok ? 1 : 0;
            Refused += reply.Status == Unavailable ? 1 : 0;
            Leaked += reply.Status != Ok && (shown.Count > 0 || json["persons"] is not null) ? 1 : 0;
        }
        foreach (var caseId in reply.Status == Ok ? shown : [])
            Shown.AddOrUpdate(caseId, 1, (_, count) => count + 1);
    }

    private static IEnumerable<string> Cases(JsonNode json) =>
        ((json["data"] ?? json["items"]) as JsonArray ?? []).Select(row => (row!["caseId"] ?? row["id"])?.GetValue<string>()).OfType<string>();
}
