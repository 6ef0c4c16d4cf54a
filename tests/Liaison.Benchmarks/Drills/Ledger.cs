using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Drills;

/// <summary>What a database holds of the attempts: nothing acknowledged may be absent, nothing half there, nothing there twice.</summary>
public sealed record Ledger(int Lost, int Halved, int Doubled, bool IsSound, IReadOnlySet<string> Known)
{
    public bool IsClean => Lost + Halved + Doubled == 0 && IsSound;

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string Subject { get; init; } = "";
        public long Items { get; init; }
        public long Receipts { get; init; }
    }

    private const string Sql = """
        SELECT id, subject, (SELECT count(*) FROM agenda_item WHERE meeting_request_id = request.id) AS items,
            (SELECT count(*) FROM receipt JOIN agenda_item item ON item.id = receipt.agenda_item_id WHERE item.meeting_request_id = request.id) AS receipts
        FROM meeting_request request WHERE subject LIKE 'Situation %'
        """;

    private const string OrphansSql = """
        SELECT count(*) FROM receipt WHERE NOT EXISTS (SELECT 1 FROM agenda_item WHERE id = receipt.agenda_item_id)
        """;

    /// <param name="until">Only what was acknowledged up to this instant, in nanoseconds of the monotonic clock.</param>
    public static Ledger Of(string database, IReadOnlyCollection<Attempt> attempts, long until = long.MaxValue)
    {
        try
        {
            return Read(database, attempts, until);
        }
        catch (SqliteException)
        {
            // a file that cannot be read has lost everything
            return new Ledger(attempts.Count(attempt => attempt.AcknowledgedNs <= until), 0, 0, IsSound: false, new HashSet<string>());
        }
    }

    private static Ledger Read(string database, IReadOnlyCollection<Attempt> attempts, long until)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        var isSound = connection.ExecuteScalar<string>("PRAGMA quick_check") == "ok";
        var rows = connection.Query<Row>(Sql).ToList();
        var journalled = connection.Query<string>("SELECT payload FROM journal_entry WHERE payload LIKE '%\"action\":\"requestMeeting\"%'")
            .Select(payload => JsonNode.Parse(payload)!["records"]![0]!["id"]!.GetValue<string>()).ToHashSet();
        var known = rows.Select(row => row.Subject).ToHashSet();
        var lost = attempts.Count(attempt => attempt.AcknowledgedNs <= until && !known.Contains(attempt.Subject));
        var halved = rows.Count(row => row.Items != 1 || row.Receipts != 1 || !journalled.Contains(row.Id))
            + journalled.Except(rows.Select(row => row.Id)).Count() + connection.ExecuteScalar<int>(OrphansSql);
        return new Ledger(lost, halved, rows.Count - known.Count, isSound, known);
    }
}
