using System.Globalization;
using Dapper;
using Liaison.Benchmarks.Decade;
using Liaison.Benchmarks.Load;
using Liaison.Server.Pipeline;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Drills;

/// <summary>Contests in which many clients send the same step at once; what came of it is read from the database.</summary>
public sealed class Contests(Volumes volume, Child server)
{
    public const int Clients = 16;
    private const int Ok = 200;
    private const int Created = 201;

    private readonly HeldKey association = volume.Keys(Role.Association)[0];
    private readonly string office = volume.Keys(Role.OfficeAgent)[0].Text;

    /// <param name="Won">Answers that said it was done.</param>
    /// <param name="Wrong">What was done twice, or said to be done and is not there.</param>
    public sealed record Outcome(int Attempts, int Won, int Wrong);

    /// <summary>One case, one meeting: one open item.</summary>
    public async Task<Outcome> Propose(int rounds)
    {
        using var client = new Client(server);
        var meeting = (await client.Post(office, "/meetings", new
        {
            kind = "technical", startsAt = Soon(1), durationMinutes = 60, place = "Préfecture", associationIds = new[] { association.Association },
        }))!.Json!["id"]!.GetValue<string>();
        var cases = List("""
            SELECT id FROM case_record WHERE association_id = @association
              AND NOT EXISTS (SELECT 1 FROM agenda_item WHERE case_id = case_record.id AND status IN ('Submitted', 'Proposed', 'Admitted'))
            """, new { association = association.Association.ToString() }).Take(rounds).ToList();
        var won = await Each(cases, (caseId, _) => client.Post(association.Text, $"/meetings/{meeting}/agenda/items",
            new { caseId, question = "Où en est l'examen ?" }), Created);
        var items = cases.Select(caseId => Count("SELECT count(*) FROM agenda_item WHERE case_id = @id AND status = 'Proposed'", caseId));
        return new Outcome(cases.Count * Clients, won, items.Sum(count => Math.Abs(count - 1)) + Math.Abs(won - cases.Count));
    }

    /// <summary>One request: one meeting, and no other that stands for nothing.</summary>
    public async Task<Outcome> Schedule(int rounds)
    {
        using var client = new Client(server);
        var requests = await Make(rounds, () => client.Post(association.Text, "/meeting-requests",
            new { kind = "technical", subject = "Situations suivies", contact = new { name = "Personne Exemple" } }));
        var before = Count("SELECT count(*) FROM meeting", "");
        var won = await Each(requests, (request, number) => client.Post(office, $"/meeting-requests/{request}/scheduling",
            new { startsAt = Soon(2 + number), durationMinutes = 60, place = "Préfecture" }), Ok);
        var made = Count("SELECT count(*) FROM meeting", "") - before;
        return new Outcome(requests.Count * Clients, won, Math.Abs(made - requests.Count) + Math.Abs(won - requests.Count));
    }

    /// <summary>One commitment: one end, told by one passage.</summary>
    public async Task<Outcome> Settle(int rounds)
    {
        string[] steps = ["keeping", "breaking", "dropping"];
        using var client = new Client(server);
        var commitments = await Make(rounds, () => client.Post(association.Text, "/commitments",
            new { side = "association", owner = "bénévole", text = "Envoyer les pièces.", dueDay = Soon(30)[..10] }));
        var won = await Each(commitments, (commitment, number) => client.Post(association.Text, $"/commitments/{commitment}/{steps[number % 3]}",
            number % 3 == 0 ? new { } : new { reason = "Constaté ensemble." }), Ok);
        var passages = commitments.Select(commitment => Count("SELECT count(*) FROM passage WHERE noun_id = @id", commitment));
        return new Outcome(commitments.Count * Clients, won, passages.Sum(count => Math.Abs(count - 1)) + Math.Abs(won - commitments.Count));
    }

    /// <summary>One case that many state anew from one form of it: one change, counted by its version.</summary>
    public async Task<Outcome> Change(int rounds)
    {
        using var client = new Client(server);
        var cases = List("SELECT id FROM case_record WHERE association_id = @association ORDER BY id DESC",
            new { association = association.Association.ToString() }).Take(rounds).ToList();
        var versions = cases.Sum(caseId => Count("SELECT version FROM case_record WHERE id = @id", caseId));
        var tags = new Dictionary<string, string>();
        foreach (var caseId in cases)
            tags[caseId] = await client.TagOf(association.Text, $"/cases/{caseId}");
        var won = await Each(cases, (caseId, number) => client.Put(association.Text, $"/cases/{caseId}",
            new { situationSummary = string.Create(CultureInfo.InvariantCulture, $"Situation revue par {number}.") }, tags[caseId]), Ok);
        var changed = cases.Sum(caseId => Count("SELECT version FROM case_record WHERE id = @id", caseId)) - versions;
        return new Outcome(cases.Count * Clients, won, Math.Abs(changed - won) + Math.Abs(won - cases.Count));
    }

    private static string Soon(int days) =>
        TimeProvider.System.GetUtcNow().AddDays(20 + days).ToString("yyyy-MM-dd'T'14:30", CultureInfo.InvariantCulture);

    private static async Task<int> Each(IEnumerable<string> ids, Func<string, int, Task<Reply?>> send, int done)
    {
        var won = 0;
        foreach (var id in ids)
            won += (await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => send(id, number)))).Count(reply => reply?.Status == done);
        return won;
    }

    private static async Task<List<string>> Make(int count, Func<Task<Reply?>> make)
    {
        var made = new List<string>();
        while (made.Count < count)
            made.Add((await make())!.Json!["id"]!.GetValue<string>());
        return made;
    }

    private int Count(string sql, string id) => Open(connection => connection.ExecuteScalar<int>(sql, new { id }));

    private IEnumerable<string> List(string sql, object arguments) => Open(connection => connection.Query<string>(sql, arguments));

    private T Open<T>(Func<SqliteConnection, T> query)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = volume.Path, Pooling = false }.ToString());
        return query(connection);
    }
}
