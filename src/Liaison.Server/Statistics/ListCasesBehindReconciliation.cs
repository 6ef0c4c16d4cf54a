using Liaison.Domain;
using Liaison.Domain.Statistics;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Statistics;

/// <summary>The submissions behind a number of the reconciliation, in the order in which they were made, each with its case and what became of it.
/// [domain rules 19, 35]</summary>
public static class ListCasesBehindReconciliation
{
    public sealed record Query(ReconciledNumber Number, DateOnly From, DateOnly To, Guid? AssociationId, int? Limit, string? Cursor) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadCasesBehindFigures;
        public static IReadOnlyList<Refusal> Refuses =>
            [StatisticsRules.PeriodReversed, CommonRules.UnknownReference, WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <summary>One submission that counts.</summary>
    /// <param name="Reference">Of the case.</param>
    /// <param name="AgendaItemId">The item that stands for it at present, or ended it.</param>
    /// <param name="AdmittedDay">The first day on which it stood on an agenda.</param>
    /// <param name="End">How it ended; null while it is open.</param>
    public sealed record Row(Guid Id, Guid CaseId, string Reference, Guid AssociationId, Guid AgendaItemId, DateOnly SubmittedDay, DateOnly? AdmittedDay,
        DateOnly? EndedDay, SubmissionEnd? End) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var period = new Period(query.From, query.To).Checked();
            var scope = await ReadActivity.Scope.Asked(db, period, query.AssociationId);
            var filter = new { query.Number, scope };
            var after = cursors.AfterId(query.Cursor, filter);
            var counted = (await SubmissionTable.Of(db, scope)).Where(each => Reconciliation.Counts(query.Number, each, period))
                .Where(each => each.Id.CompareTo(after) > 0).OrderBy(each => each.Id).Take(limit + 1);
            var rows = new List<Row>();
            foreach (var each in counted)
                rows.Add(new Row(each.Id, each.CaseId, await db.Load<string>(ReferenceSql, new { each.CaseId, db.Prefecture }), each.AssociationId,
                    each.LastItemId, each.SubmittedDay, each.AdmittedDay, each.EndedDay, each.End));
            return cursors.Page(rows, limit, filter, row => row.Id.ToString());
        }
    }

    private const string ReferenceSql = "SELECT reference FROM case_record WHERE id = @CaseId AND prefecture_code = @Prefecture";

    public static async Task<Ok<Page<Row>>> Endpoint(Named<ReconciledNumber> number, LocalDay from, LocalDay to, Guid? associationId, int? limit,
        string? cursor, HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(number.Value, from.Value, to.Value, associationId, limit, cursor), ct));
}
