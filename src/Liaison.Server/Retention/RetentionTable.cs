using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Retention;
using Liaison.Server.Data;

namespace Liaison.Server.Retention;

/// <summary>Periods and what decides about each case. It reaches a whole prefecture, and no content.</summary>
public static class RetentionTable
{
    /// <summary>One version of the period of a category.</summary>
    public sealed record PeriodRow
    {
        public required Guid Id { get; init; }
        public required RetentionCategory Category { get; init; }
        public required int Version { get; init; }
        public required int Months { get; init; }
        public required DateTimeOffset SetAt { get; init; }
    }

    /// <summary>Every version of every period that a prefecture has set, newest first.</summary>
    public static Task<IReadOnlyList<PeriodRow>> Periods(Session db) => db.List<PeriodRow>(PeriodsSql, new { db.Prefecture });

    /// <summary>The months of each category in a prefecture at present.</summary>
    public static async Task<IReadOnlyDictionary<RetentionCategory, int>> Months(Session db) => MonthsOf(await Periods(db));

    /// <inheritdoc cref="Months(Session)"/>
    public static async Task<IReadOnlyDictionary<RetentionCategory, int>> Months(Link link, string prefecture) =>
        MonthsOf(await link.List<PeriodRow>(PeriodsSql, new { Prefecture = prefecture }));

    /// <summary>Adds a version. Code: <c>changed_meanwhile</c>.</summary>
    public static async Task<Guid> Insert(Session db, RetentionCategory category, int months)
    {
        var id = Ids.New(db.Now);
        await db.Note("retentionPeriod", id).Execute("""
            INSERT INTO retention_period (id, prefecture_code, category, version, months, set_at, set_by)
            VALUES (@id, @Prefecture, @Category, (SELECT COALESCE(max(version), 0) + 1 FROM retention_period
                WHERE prefecture_code = @Prefecture AND category = @Category), @months, @Now, @By)
            """, new { id, db.Prefecture, Category = category.ToString(), months, db.Now, By = db.Caller.Id }, unique: DataRules.ChangedMeanwhile);
        return id;
    }

    /// <summary>What decides about each case of the prefecture that is not destroyed.</summary>
    public static async Task<IReadOnlyList<CaseActivity>> Activities(Session db, TimeZoneInfo zone) =>
        [.. (await db.List<Row>($"{ActivitySql} WHERE record.prefecture_code = @Prefecture AND record.certificate IS NULL ORDER BY record.reference",
            new { db.Prefecture })).Select(row => row.In(zone))];

    /// <inheritdoc cref="Activities(Session, TimeZoneInfo)"/>
    public static async Task<IReadOnlyList<CaseActivity>> Activities(Link link, string prefecture, TimeZoneInfo zone) =>
        [.. (await link.List<Row>($"{ActivitySql} WHERE record.prefecture_code = @Prefecture AND record.certificate IS NULL ORDER BY record.reference",
            new { Prefecture = prefecture })).Select(row => row.In(zone))];

    /// <summary>The same of one case, or null where the prefecture has none of this reference.</summary>
    public static async Task<CaseActivity?> ActivityOf(Session db, string reference, TimeZoneInfo zone) => (await db.Find<Row>(
        $"{ActivitySql} WHERE record.reference = @reference AND record.prefecture_code = @Prefecture", new { reference, db.Prefecture }))?.In(zone);

    private static Dictionary<RetentionCategory, int> MonthsOf(IReadOnlyList<PeriodRow> periods) => Enum.GetValues<RetentionCategory>().ToDictionary(
        category => category,
        category => periods.FirstOrDefault(period => period.Category == category)?.Months ?? RetentionRules.DefaultMonths(category));

    private const string PeriodsSql = """
        SELECT id, category, version, months, set_at FROM retention_period WHERE prefecture_code = @Prefecture ORDER BY category, version DESC
        """;

    private sealed record Row
    {
        public required Guid CaseId { get; init; }
        public required string Reference { get; init; }
        public string? List { get; init; }
        public string? Certificate { get; init; }
        public long Mandates { get; init; }
        public long MandatesLeft { get; init; }
        public long Open { get; init; }
        public long Holds { get; init; }
        public required DateTimeOffset LastAt { get; init; }
        public DateOnly? LastDay { get; init; }

        public CaseActivity In(TimeZoneInfo zone)
        {
            var day = LocalTime.DayOf(LastAt, zone);
            return new(CaseId, Reference, Mandates > 0 && MandatesLeft == 0 ? RetentionCategory.WithdrawnCases : RetentionCategory.InactiveCases,
                LastDay > day ? LastDay.Value : day, Open > 0, Holds > 0, List, Certificate);
        }
    }

    // An act tells its instant or its day; a meeting counts on which the case was, whatever came of it.
    private const string ActivitySql = """
        SELECT record.id AS case_id, record.reference, record.certificate,
            (SELECT list.reference FROM destruction_list list WHERE list.id = record.destruction_list_id) AS list,
            (SELECT count(*) FROM mandate WHERE mandate.case_id = record.id) AS mandates,
            (SELECT count(*) FROM mandate WHERE mandate.case_id = record.id AND withdrawn_day IS NULL) AS mandates_left,
            (SELECT count(*) FROM case_hold WHERE case_hold.case_id = record.id AND status = 'Held')
                + (SELECT count(*) FROM case_restriction WHERE case_restriction.case_id = record.id AND status = 'Restricted') AS holds,
            (SELECT count(*) FROM agenda_item WHERE agenda_item.case_id = record.id AND status IN ('Submitted', 'Proposed', 'Admitted'))
                + (SELECT count(*) FROM agenda_item item JOIN commitment ON commitment.agenda_item_id = item.id
                    WHERE item.case_id = record.id AND commitment.status = 'Open')
                + (SELECT count(*) FROM case_urgency WHERE case_urgency.case_id = record.id AND status = 'Urgent')
                + (SELECT count(*) FROM referral WHERE referral.case_id = record.id AND status IN ('Pending', 'Placed'))
                + (SELECT count(*) FROM access_request WHERE access_request.case_id = record.id AND status IN ('Received', 'IdentityAsked', 'Prepared')) AS open,
            (SELECT max(at) FROM (
                SELECT record.created_at AS at
                UNION ALL SELECT max(person.added_at) FROM person WHERE person.case_id = record.id
                UNION ALL SELECT max(receipt.at) FROM receipt WHERE receipt.case_id = record.id
                UNION ALL SELECT max(decision.recorded_at) FROM decision WHERE decision.case_id = record.id
                UNION ALL SELECT max(meeting.starts_at) FROM agenda_item item JOIN meeting ON meeting.id = item.meeting_id WHERE item.case_id = record.id
                UNION ALL SELECT max(passage.at) FROM agenda_item item JOIN passage ON passage.noun_id = item.id WHERE item.case_id = record.id
                UNION ALL SELECT max(passage.at) FROM agenda_item item JOIN commitment ON commitment.agenda_item_id = item.id
                    JOIN passage ON passage.noun_id = commitment.id WHERE item.case_id = record.id
                UNION ALL SELECT max(passage.at) FROM case_urgency JOIN passage ON passage.noun_id = case_urgency.id WHERE case_urgency.case_id = record.id
            ) acts) AS last_at,
            (SELECT max(day) FROM (
                SELECT max(given_day) AS day FROM mandate WHERE mandate.case_id = record.id
                UNION ALL SELECT max(withdrawn_day) FROM mandate WHERE mandate.case_id = record.id
                UNION ALL SELECT max(notified_day) FROM decision WHERE decision.case_id = record.id
            ) days) AS last_day
        FROM case_record record
        """;
}
