using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Dapper;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Server.Pipeline;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Drills;

/// <summary>One write that a client tried: a request for a meeting with one case, which no other brings, under an idempotency key of its own.</summary>
public sealed class Attempt
{
    public required string Name { get; init; }
    public required string Key { get; init; }
    public required string CaseId { get; init; }

    /// <summary>When its answer had come, by the machine's monotonic clock in nanoseconds; null where none came or it was a refusal.</summary>
    public long? AcknowledgedNs { get; set; }
}

/// <summary>The writes of a drill: each case of the database is brought once.</summary>
public sealed class Attempts
{
    private const int Refused = 503;
    private readonly ConcurrentQueue<(string CaseId, string Key)> unused;
    private int number;
    private int refusals;

    public Attempts(Volumes volume, int seed)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = volume.Path, Pooling = false }.ToString());
        var keyOf = volume.Keys(Role.Association).ToDictionary(key => key.Association!.Value.ToString(), key => key.Text);
        var cases = connection.Query<(string Id, string Association)>("""
            SELECT id, association_id FROM case_record
            WHERE NOT EXISTS (SELECT 1 FROM agenda_item WHERE case_id = case_record.id AND status IN ('Submitted', 'Proposed', 'Admitted'))
            """).Select(row => (row.Id, keyOf[row.Association])).ToArray();
#pragma warning disable CA5394 // a drill repeats itself by its seed
        new Random(seed).Shuffle(cases);
#pragma warning restore CA5394
        unused = new(cases);
    }

    public ConcurrentQueue<Attempt> All { get; } = [];

    /// <summary>Answers that were refused for the storage's sake.</summary>
    public int Refusals => refusals;

    /// <summary>Whether there are cases left to bring.</summary>
    public bool HasMore => !unused.IsEmpty;

    /// <summary>Many clients write until told to stop, or until the server is gone.</summary>
    public Task Write(Child server, int clients, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, clients).Select(async _ =>
    {
        using var client = new Client(server);
        while (!stop.IsCancellationRequested && !server.HasExited && unused.TryDequeue(out var next))
            await One(client, next.CaseId, next.Key);
    }));

    /// <summary>One write, told whether it was acknowledged.</summary>
    /// <param name="gone">When the client breaks the connection.</param>
    public async Task<bool> One(Client client, CancellationToken gone = default) =>
        unused.TryDequeue(out var next) && await One(client, next.CaseId, next.Key, gone);

    /// <summary>Sends every write again under its old key, whatever became of it.</summary>
    public async Task Replay(Child server)
    {
        using var client = new Client(server);
        foreach (var attempt in All)
            await Send(client, attempt, default);
    }

    private Task<bool> One(Client client, string caseId, string key, CancellationToken gone = default)
    {
        var attempt = new Attempt
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"\"R1-{Interlocked.Increment(ref number)}\""), Key = key, CaseId = caseId,
        };
        All.Enqueue(attempt);
        return Send(client, attempt, gone);
    }

    private async Task<bool> Send(Client client, Attempt attempt, CancellationToken gone)
    {
        var reply = await client.Post(attempt.Key, "/meeting-requests", new
        {
            kind = "technical", subject = "Situation", contact = new { name = "Personne Exemple", email = "contact@example.org" },
            cases = new[] { new { caseId = attempt.CaseId, question = "Où en est l'examen ?" } },
        }, attempt.Name, gone);
        if (reply?.Status == Refused)
            Interlocked.Increment(ref refusals);
        if (reply?.Status == 201)
            attempt.AcknowledgedNs ??= Stopwatch.GetTimestamp();
        return reply?.Status == 201;
    }
}
