using Liaison.Domain;
using Liaison.Domain.Statistics;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Statistics;

/// <summary>The cases behind the figure of cases: each one with the first meeting of the period that examined it; for the prefecture, of a household with
/// linked cases the oldest. [domain rules 27, 35]</summary>
public static class ListCasesBehindActivity
{
    public sealed record Query(DateOnly From, DateOnly To, Guid? AssociationId, int? Limit, string? Cursor) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadCasesBehindFigures;
        public static IReadOnlyList<Refusal> Refuses =>
            [StatisticsRules.PeriodReversed, CommonRules.UnknownReference, WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <summary>One case that counts.</summary>
    public sealed record Row : IShowsCases
    {
        public required Guid CaseId { get; init; }
        public required string Reference { get; init; }
        public required Guid AssociationId { get; init; }
        /// <summary>Local day of the first meeting of the period that examined it.</summary>
        public required DateOnly FirstExaminedDay { get; init; }
        /// <summary>How many of its items were examined in the period.</summary>
        public required long Items { get; init; }

        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var scope = await ReadActivity.Scope.Asked(db, new Period(query.From, query.To).Checked(), query.AssociationId);
            var rows = await db.List<Row>(Sql, new
            {
                scope.Prefecture, scope.From, scope.To, scope.Of, After = cursors.AfterId(query.Cursor, scope), Take = limit + 1,
            });
            return cursors.Page(rows, limit, scope, row => row.CaseId.ToString());
        }
    }

    private const string Household = """
        COALESCE((SELECT household_id FROM case_record counted WHERE counted.id = item.case_id AND @Of IS NULL), item.case_id)
        """;

    private const string Sql = $"""
        SELECT record.id AS case_id, record.reference, record.association_id, examined.first_day AS first_examined_day, examined.items
        FROM case_record record JOIN (
            SELECT {Household} AS case_id, min(meeting.day) AS first_day, count(DISTINCT item.meeting_id) AS items
            {ReadActivity.ExaminedItems} GROUP BY {Household}
        ) examined ON examined.case_id = record.id
        WHERE record.id > @After ORDER BY record.id LIMIT @Take
        """;

    public static async Task<Ok<Page<Row>>> Endpoint(LocalDay from, LocalDay to, Guid? associationId, int? limit, string? cursor, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(from.Value, to.Value, associationId, limit, cursor), ct));
}
