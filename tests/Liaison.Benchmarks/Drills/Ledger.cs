using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Drills;

/// <summary>What a database holds of the attempts: nothing acknowledged may be absent, nothing half there, nothing there twice.</summary>
/// <param name="Known">The cases that were brought.</param>
public sealed record Ledger(int Lost, int Halved, int Doubled, bool IsSound, IReadOnlySet<string> Known)
{
    public bool IsClean => Lost + Halved + Doubled == 0 && IsSound;

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public string? CaseId { get; init; }
        public long Items { get; init; }
        public long Receipts { get; init; }
    }

    // What SQLite says of a file that is no sound database: SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_CANTOPEN, SQLITE_NOTADB.
    private static readonly int[] Unreadable = [10, 11, 14, 26];

    private const string Sql = """
        SELECT id, (SELECT case_id FROM agenda_item WHERE meeting_request_id = request.id) AS CaseId,
            (SELECT count(*) FROM agenda_item WHERE meeting_request_id = request.id) AS items,
            (SELECT count(*) FROM receipt JOIN agenda_item item ON item.id = receipt.agenda_item_id WHERE item.meeting_request_id = request.id) AS receipts
        FROM meeting_request request
        """;

    private const string OrphansSql = """
        SELECT count(*) FROM receipt WHERE NOT EXISTS (SELECT 1 FROM agenda_item WHERE id = receipt.agenda_item_id)
        """;

    /// <param name="before">The requests that were there before the first attempt.</param>
    /// <param name="until">Only what was acknowledged up to this instant, in nanoseconds of the monotonic clock.</param>
    public static Ledger Of(string database, IReadOnlySet<string> before, IReadOnlyCollection<Attempt> attempts, long until = long.MaxValue)
    {
        try
        {
            return Read(database, before, attempts, until);
        }
        catch (SqliteException error) when (Unreadable.Contains(error.SqliteErrorCode))
        {
            // a file that cannot be read has lost everything
            return new Ledger(attempts.Count(attempt => attempt.AcknowledgedNs <= until), 0, 0, IsSound: false, new HashSet<string>());
        }
    }

    /// <summary>The requests that a database holds.</summary>
    public static IReadOnlySet<string> RequestsIn(string database)
    {
        using var connection = Open(database);
        return connection.Query<string>("SELECT id FROM meeting_request").ToHashSet();
    }

    private static SqliteConnection Open(string database) => new(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());

    private static Ledger Read(string database, IReadOnlySet<string> before, IReadOnlyCollection<Attempt> attempts, long until)
    {
        using var connection = Open(database);
        var isSound = connection.ExecuteScalar<string>("PRAGMA quick_check") == "ok";
        var rows = connection.Query<Row>(Sql).Where(row => !before.Contains(row.Id)).ToList();
        var journalled = connection.Query<string>("SELECT payload FROM journal_entry WHERE payload LIKE '%\"action\":\"requestMeeting\"%'")
            .Select(payload => JsonNode.Parse(payload)!["records"]![0]!["id"]!.GetValue<string>()).ToHashSet();
        var brought = rows.Select(row => row.CaseId).OfType<string>().ToList();
        var known = brought.ToHashSet();
        var lost = attempts.Count(attempt => attempt.AcknowledgedNs <= until && !known.Contains(attempt.CaseId));
        var halved = rows.Count(row => row.Items != 1 || row.Receipts != 1 || !journalled.Contains(row.Id))
            + journalled.Except(rows.Select(row => row.Id)).Count() + connection.ExecuteScalar<int>(OrphansSql);
        return new Ledger(lost, halved, brought.Count - known.Count, isSound, known);
    }
}
