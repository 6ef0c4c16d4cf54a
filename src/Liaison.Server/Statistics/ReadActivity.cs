using Liaison.Domain;
using Liaison.Domain.Calendar;
using Liaison.Domain.Statistics;
using Liaison.Server.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Statistics;

/// <summary>What happened in a period: meetings by kind, cases, items, persons and waiting times, each with its definition.</summary>
public static class ReadActivity
{
    public sealed record Query(DateOnly From, DateOnly To, Guid? AssociationId) : IQuery<Response>
    {
        public static Right Requires => Right.ReadActivity;
        public static IReadOnlyList<Refusal> Refuses => [StatisticsRules.PeriodReversed, CommonRules.UnknownReference];
    }

    /// <summary>The figures of a period, for the prefecture or for one association.</summary>
    public sealed record Response(Period Period, Guid? AssociationId, Meetings Meetings, Figure Cases, Figure Items, Figure Persons, WaitingTimes WaitingTimes);

    /// <summary>Meetings by kind; never added up.</summary>
    public sealed record Meetings(Figure Technical, Figure Specific);

    /// <summary>Medians in days.</summary>
    public sealed record WaitingTimes(Figure RequestToMeetingDays, Figure SubmissionToExaminationDays);

    /// <summary>One figure, with what is needed to publish it. [domain rule 33]</summary>
    /// <param name="Value">The number, or null where nothing can be counted.</param>
    /// <param name="Definition">What is counted, in the caller's language.</param>
    /// <param name="Source">Always <c>derived</c>: counted from the records.</param>
    /// <param name="RuleVersion">Version of the definition.</param>
    public sealed record Figure(decimal? Value, string Definition, Period Period, string Source, int RuleVersion);

    private sealed record Counts
    {
        public long Technical { get; init; }
        public long Specific { get; init; }
        public long Cases { get; init; }
        public long Items { get; init; }
        public long Persons { get; init; }
    }

    private sealed record Wait
    {
        public DateOnly? ReceivedDay { get; init; }
        public DateTimeOffset? SubmittedAt { get; init; }
        public required DateOnly Day { get; init; }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var period = new Period(query.From, query.To).Checked();
            var arguments = await Scope.Asked(db, period, query.AssociationId);
            var zone = (await PrefectureTable.Mine(db)).Zone;
            var counts = await db.Find<Counts>(CountsSql, arguments) ?? new Counts();
            // An association's figures count its own cases: by a difference it would notice that somebody else supports the household.
            var twice = arguments.Of is null ? await db.Find<Counts>(CountedTwiceSql, arguments) ?? new Counts() : new Counts();
            var requests = await db.List<Wait>(RequestsSql, arguments);
            var submissions = await db.List<Wait>(SubmissionsSql, arguments);

            Figure Of(ActivityFigure figure, decimal? value) =>
                new(value, Language.Pick(figure.French, figure.English), period, "derived", figure.Version);
            return new Response(period, arguments.Of,
                new Meetings(Of(ActivityFigure.TechnicalMeetings, counts.Technical), Of(ActivityFigure.SpecificInterviews, counts.Specific)),
                Of(ActivityFigure.Cases, counts.Cases - twice.Cases), Of(ActivityFigure.Items, counts.Items - twice.Items),
                Of(ActivityFigure.Persons, counts.Persons - twice.Persons),
                new WaitingTimes(
                    Of(ActivityFigure.DaysFromRequestToMeeting, Median(requests, wait => wait.ReceivedDay!.Value)),
                    Of(ActivityFigure.DaysFromSubmissionToExamination, Median(submissions, wait => LocalTime.DayOf(wait.SubmittedAt!.Value, zone)))));
        }

        private static decimal? Median(IEnumerable<Wait> waits, Func<Wait, DateOnly> since) =>
            ActivityFigure.Median(waits.Select(wait => wait.Day.DayNumber - since(wait).DayNumber));
    }

    /// <summary>Whose figures a caller asks for: those of the prefecture, or of one association; an association's are always its own.</summary>
    public sealed record Scope(string Prefecture, DateOnly From, DateOnly To, Guid? Of)
    {
        public static async Task<Scope> Asked(Session db, Period period, Guid? asked)
        {
            if (asked is { } id)
                await AssociationTable.Named(db, id, "associationId");
            return new Scope(db.Prefecture, period.From, period.To, asked ?? db.Association);
        }
    }

    /// <summary>The meetings of a scope that were held in its period.</summary>
    public const string HeldMeetings = """
        meeting.prefecture_code = @Prefecture AND meeting.status IN ('Held', 'Closed') AND meeting.day BETWEEN @From AND @To
        """;

    /// <summary>The items of a scope on a case, examined in a held technical meeting of its period.</summary>
    public const string ExaminedItems = $"""
        FROM agenda_item item JOIN meeting ON meeting.id = item.meeting_id
        WHERE {HeldMeetings} AND meeting.kind = 'Technical' AND item.status = 'Examined' AND item.case_id IS NOT NULL
          AND (@Of IS NULL OR item.association_id = @Of)
        """;

    private const string CountMeetings = $"""
        SELECT count(*) FROM meeting WHERE {HeldMeetings} AND (@Of IS NULL OR EXISTS (
            SELECT 1 FROM meeting_association invited WHERE invited.meeting_id = meeting.id AND invited.association_id = @Of))
        """;

    private const string CountsSql = $"""
        WITH examined AS (SELECT item.case_id, count(*) AS items, max(meeting.starts_at) AS last_at {ExaminedItems} GROUP BY item.case_id)
        SELECT ({CountMeetings} AND meeting.kind = 'Technical') AS technical,
               ({CountMeetings} AND meeting.kind = 'Specific') AS specific,
               count(*) AS cases,
               CAST(COALESCE(sum(items), 0) AS bigint) AS items,
               CAST(COALESCE(sum((SELECT count(*) FROM person WHERE person.case_id = examined.case_id AND person.added_at <= examined.last_at)), 0)
                   AS bigint) AS persons
        FROM examined
        """;

    // Linked cases are few: they are counted as any others, and what they count too often is taken away again.
    private const string CountedTwiceSql = $"""
        WITH linked AS (
            SELECT record.household_id, item.case_id, item.meeting_id, meeting.starts_at
            FROM case_record record JOIN agenda_item item ON item.case_id = record.id JOIN meeting ON meeting.id = item.meeting_id
            WHERE record.household_id IS NOT NULL AND record.prefecture_code = @Prefecture AND {HeldMeetings} AND meeting.kind = 'Technical'
              AND item.status = 'Examined'),
        examined AS (SELECT household_id, case_id, max(starts_at) AS last_at FROM linked GROUP BY household_id, case_id),
        counted AS (
            SELECT household_id, case_id,
                (SELECT count(*) FROM person WHERE person.case_id = examined.case_id AND person.added_at <= examined.last_at) AS persons
            FROM examined),
        household AS (SELECT count(*) AS cases, sum(persons) AS persons, max(persons) AS largest FROM counted GROUP BY household_id)
        SELECT CAST(COALESCE(sum(cases - 1), 0) AS bigint) AS cases, CAST(COALESCE(sum(persons - largest), 0) AS bigint) AS persons,
            (SELECT count(*) FROM linked) - (SELECT count(*) FROM (SELECT DISTINCT household_id, meeting_id FROM linked) place) AS items
        FROM household
        """;

    private const string RequestsSql = $"""
        SELECT request.received_day, meeting.day FROM meeting_request request JOIN meeting ON meeting.id = request.meeting_id
        WHERE {HeldMeetings} AND (@Of IS NULL OR request.association_id = @Of)
        """;

    private const string SubmissionsSql = $"SELECT item.submitted_at, meeting.day {ExaminedItems}";

    public static async Task<Ok<Response>> Endpoint(LocalDay from, LocalDay to, Guid? associationId, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(from.Value, to.Value, associationId), ct));
}
