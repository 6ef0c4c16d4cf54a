using System.Globalization;
using System.Text.Json;
using Liaison.Server.Protection;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Floors;

/// <summary>The agenda of a meeting as somebody would write it by hand: the rows and the JSON of the service, opened by
/// the same safe, and nothing else.</summary>
public static class AgendaFloor
{
    public sealed record Agenda(string MeetingId, string Status, List<Promise> OpenCommitments, List<Item> Items);

    public sealed record Promise(string Id, string AssociationId, string Side, string Owner, string Text, string DueDay, bool Overdue, string? MeetingId,
        string? AgendaItemId, string? CaseId, string? AudienceId, bool Masked);

    public sealed record Item(string Id, int? Position, string? MeetingId, string AssociationId, string? CaseId, string? CaseReference, string? Topic,
        string? Question, string Status, bool Late, string? LateReason, long CarryCount, bool CarryAlert, string? PredecessorId, string? Orientation,
        JsonElement PersonOrientations, JsonElement Gaps, DateTimeOffset SubmittedAt, string? Urgency, string[] Submissions, string[] AllowedSteps);

    private const string MeetingSql = """
        SELECT status, time_zone FROM meeting JOIN prefecture ON prefecture.code = meeting.prefecture_code WHERE id = $0
        """;

    private const string PromisesSql = """
        SELECT id, association_id, side, sealed, due_day, meeting_id, agenda_item_id, audience_id, prefecture_code,
            (SELECT case_id FROM agenda_item WHERE agenda_item.id = commitment.agenda_item_id)
        FROM commitment
        WHERE association_id IN (SELECT association_id FROM meeting_association WHERE meeting_association.meeting_id = $0)
          AND status = 'Open' AND (meeting_id IS NULL OR meeting_id <> $0)
        ORDER BY due_day, id
        """;

    private const string ItemsSql = """
        SELECT id, meeting_id, association_id, case_id, (SELECT reference FROM case_record WHERE case_record.id = agenda_item.case_id), sealed,
            status, late, carry_count, predecessor_id, orientation, person_orientations, gaps, submitted_at, prefecture_code,
            (SELECT kind FROM case_urgency WHERE case_urgency.case_id = agenda_item.case_id AND case_urgency.status = 'Urgent'),
            EXISTS (SELECT 1 FROM mandate WHERE mandate.case_id = agenda_item.case_id AND mandate.withdrawn_day IS NOT NULL)
        FROM agenda_item WHERE meeting_id = $0 ORDER BY carry_count = 0, rank, submitted_at, id
        """;

    public static Agenda? Read(FloorConnection connection, Safe safe, string id)
    {
        if (connection.Rows(MeetingSql, row => (Status: row.GetString(0), Zone: row.GetString(1)), id) is not [var meeting])
            return null;
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(meeting.Zone))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var promises = connection.Rows(PromisesSql, row => Show(row, safe, today), id);
        var items = connection.Rows(ItemsSql, row => Show(row, safe), id);
        var position = 0;
        var placed = items.Select(item => item.Status is "returned" or "withdrawn" ? item : item with { Position = ++position });
        return new Agenda(id, StatusOf(meeting.Status), promises, [.. placed]);
    }

    private sealed record Promised(string Owner, string Text);

    private sealed record Asked(string? Topic = null, string? Question = null, string? LateReason = null);

    // The promises of the decade speak of no case, and no mandate of it was withdrawn.
    private static Promise Show(SqliteDataReader row, Safe safe, string today)
    {
        var promised = safe.Open<Promised>(row.GetString(8), Safe.HouseOf(row.GetString(8)), "commitment", row.GetFieldValue<byte[]>(3))!;
        return new Promise(row.GetString(0), row.GetString(1), Camel(row.GetString(2)), promised.Owner, promised.Text, row.GetString(4),
            string.CompareOrdinal(row.GetString(4), today) < 0, Text(row, 5), Text(row, 6), Text(row, 9),
            Text(row, 7), Masked: false);
    }

    private static Item Show(SqliteDataReader row, Safe safe)
    {
        var asked = safe.Open<Asked>(row.GetString(14), Guid.Parse(row.GetString(3)), "agendaItem", row.GetFieldValue<byte[]>(5))!;
        return new Item(row.GetString(0), null, Text(row, 1), row.GetString(2), Text(row, 3), Text(row, 4), asked.Topic, row.GetBoolean(16) ? null : asked.Question,
            Camel(row.GetString(6)), row.GetInt64(7) == 1, asked.LateReason, row.GetInt64(8), row.GetInt64(8) >= 3, Text(row, 9),
            Text(row, 10) is { } orientation ? Camel(orientation) : null, Json(row.GetString(11)), Json(row.GetString(12)),
            DateTimeOffset.Parse(row.GetString(13), CultureInfo.InvariantCulture), Text(row, 15), [], []);
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string StatusOf(string meeting) => meeting switch { "Scheduled" => "inPreparation", "AgendaFrozen" => "frozen", _ => "closed" };
}
