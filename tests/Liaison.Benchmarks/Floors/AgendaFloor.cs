using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Liaison.Benchmarks.Floors;

/// <summary>The agenda of a meeting as somebody would write it by hand: the rows and the JSON of the service, and nothing else.</summary>
public static class AgendaFloor
{
    public sealed record Agenda(string MeetingId, string Status, List<Promise> OpenCommitments, List<Item> Items);

    public sealed record Promise(string Id, string AssociationId, string Side, string Owner, string Text, string DueDay, bool Overdue, string? MeetingId,
        string? AgendaItemId, string? AudienceId);

    public sealed record Item(string Id, int? Position, string? MeetingId, string AssociationId, string? CaseId, string? CaseReference, string? Topic,
        string? Question, string Status, bool Late, string? LateReason, long CarryCount, bool CarryAlert, string? PredecessorId, string? Orientation,
        JsonElement PersonOrientations, JsonElement Gaps, DateTimeOffset SubmittedAt, string[] AllowedSteps);

    private const string MeetingSql = """
        SELECT status, time_zone FROM meeting JOIN prefecture ON prefecture.code = meeting.prefecture_code WHERE id = $0
        """;

    private const string PromisesSql = """
        SELECT id, association_id, side, owner, text, due_day, meeting_id, agenda_item_id, audience_id FROM commitment
        WHERE association_id IN (SELECT association_id FROM meeting_association WHERE meeting_association.meeting_id = $0)
          AND status = 'Open' AND (meeting_id IS NULL OR meeting_id <> $0)
        ORDER BY due_day, id
        """;

    private const string ItemsSql = """
        SELECT id, meeting_id, association_id, case_id, (SELECT reference FROM case_record WHERE case_record.id = agenda_item.case_id), topic, question,
            status, late, late_reason, carry_count, predecessor_id, orientation, person_orientations, gaps, submitted_at
        FROM agenda_item WHERE meeting_id = $0 ORDER BY carry_count = 0, rank, submitted_at, id
        """;

    public static Agenda? Read(FloorConnection connection, string id)
    {
        if (connection.Rows(MeetingSql, row => (Status: row.GetString(0), Zone: row.GetString(1)), id) is not [var meeting])
            return null;
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(meeting.Zone))
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var promises = connection.Rows(PromisesSql, row => new Promise(row.GetString(0), row.GetString(1), Camel(row.GetString(2)), row.GetString(3),
            row.GetString(4), row.GetString(5), string.CompareOrdinal(row.GetString(5), today) < 0, Text(row, 6), Text(row, 7), Text(row, 8)), id);
        var items = connection.Rows(ItemsSql, Show, id);
        var position = 0;
        var placed = items.Select(item => item.Status is "returned" or "withdrawn" ? item : item with { Position = ++position });
        return new Agenda(id, StatusOf(meeting.Status), promises, [.. placed]);
    }

    private static Item Show(SqliteDataReader row) => new(row.GetString(0), null, Text(row, 1), row.GetString(2), Text(row, 3), Text(row, 4), Text(row, 5),
        Text(row, 6), Camel(row.GetString(7)), row.GetInt64(8) == 1, Text(row, 9), row.GetInt64(10), row.GetInt64(10) >= 3, Text(row, 11),
        Text(row, 12) is { } orientation ? Camel(orientation) : null, Json(row.GetString(13)), Json(row.GetString(14)),
        DateTimeOffset.Parse(row.GetString(15), CultureInfo.InvariantCulture), []);

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string StatusOf(string meeting) => meeting switch { "Scheduled" => "inPreparation", "AgendaFrozen" => "frozen", _ => "closed" };
}
