using Liaison.Domain.Calendar;
using Liaison.Domain.Statistics;
using Liaison.Server.Data;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Statistics;

/// <summary>The submissions of cases, read from agenda items and their passages; nothing of what a case says is read, so that one that was destroyed
/// counts as before.</summary>
public static class SubmissionTable
{
    private sealed record Row
    {
        public required Guid Id { get; init; }
        public Guid? PredecessorId { get; init; }
        public required Guid CaseId { get; init; }
        public required Guid AssociationId { get; init; }
        public required DateTimeOffset SubmittedAt { get; init; }
        public DateTimeOffset? AdmittedAt { get; init; }
        public DateTimeOffset? WithdrawnAt { get; init; }
        public DateOnly? ExaminedDay { get; init; }
    }

    /// <summary>The submissions of a scope that count in one of the numbers of its period.</summary>
    public static async Task<IReadOnlyList<CaseSubmission>> Of(Session db, ReadActivity.Scope scope)
    {
        var zone = (await PrefectureTable.Mine(db)).Zone;
        var period = new Period(scope.From, scope.To);
        var items = await db.List<Row>(Sql, new { scope.Prefecture, scope.Of });
        return [.. CaseSubmission.Of([.. items.Select(row => Story(row, zone))])
            .Where(submission => Reconciliation.All.Any(each => Reconciliation.Counts(each.Number, submission, period)))];
    }

    private static ItemStory Story(Row row, TimeZoneInfo zone) => new(row.Id, row.PredecessorId, row.CaseId, row.AssociationId,
        LocalTime.DayOf(row.SubmittedAt, zone), DayOf(row.AdmittedAt, zone), row.ExaminedDay, DayOf(row.WithdrawnAt, zone));

    private static DateOnly? DayOf(DateTimeOffset? at, TimeZoneInfo zone) => at is { } instant ? LocalTime.DayOf(instant, zone) : null;

    private const string Sql = """
        SELECT item.id, item.predecessor_id, item.case_id, item.association_id, item.submitted_at,
            (SELECT min(at) FROM passage WHERE passage.noun_id = item.id AND passage.step = 'Admission') AS admitted_at,
            (SELECT max(at) FROM passage WHERE passage.noun_id = item.id AND passage.to_status = 'Withdrawn') AS withdrawn_at,
            CASE WHEN item.status = 'Examined' THEN meeting.day END AS examined_day
        FROM agenda_item item LEFT JOIN meeting ON meeting.id = item.meeting_id
        WHERE item.prefecture_code = @Prefecture AND item.case_id IS NOT NULL AND (@Of IS NULL OR item.association_id = @Of)
        """;
}
