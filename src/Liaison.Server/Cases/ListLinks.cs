using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The cases that an agent took for the same household as one, those of which he no longer does too, each with its history.</summary>
public static class ListLinks
{
    public sealed record Query(Guid CaseId) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.LinkCases;
    }

    /// <param name="CaseId">The other case.</param>
    /// <param name="Reference">Its reference.</param>
    /// <param name="AssociationId">Whose it is.</param>
    public sealed record Row(Guid Id, Guid CaseId, string Reference, Guid AssociationId, CaseLinkStatus Status, IReadOnlyList<PassageView> History,
        IReadOnlyList<string> AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var rows = new List<Row>();
            foreach (var link in await CaseLinkTable.OfCase(db, household.Id))
            {
                var other = await db.Load<ReadCase.LinkedCase>(OtherSql, new { OtherId = link.From(household.Id), db.Prefecture });
                rows.Add(new Row(link.Id, other.Id, other.Reference, other.AssociationId, link.Status, await History(household, other.Id, link.Id),
                    db.Caller.Allowed(CaseLinkLifecycle.Moves, link.Status)));
            }
            return new Page<Row>(rows, NextCursor: null);
        }

        // Why they were linked is sealed under the prefecture's key, and says of the family what its own texts would.
        private async Task<IReadOnlyList<PassageView>> History(Case household, Guid otherId, Guid linkId)
        {
            var history = await PassageView.HistoryOf(db, linkId, null);
            return household.Restricted || db.Masks(otherId) || (await HiddenCases.Among(db, [household.Id, otherId])).Count > 0 ? PassageView.Masked(history) : history;
        }
    }

    private const string OtherSql = "SELECT id, reference, association_id FROM case_record WHERE id = @OtherId AND prefecture_code = @Prefecture";

    public static async Task<Ok<Page<Row>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
