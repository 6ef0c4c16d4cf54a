using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The legal holds of one case, oldest first, on one page.</summary>
public static class ListHolds
{
    public sealed record Query(Guid CaseId) : IQuery<Page<Response>>, IShowsCases
    {
        public static Right Requires => Right.HoldCases;

        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    /// <param name="History">Who held the case and who lifted that, when and why.</param>
    public sealed record Response(Guid Id, HoldStatus Status, IReadOnlyList<PassageView> History, IReadOnlyList<string> AllowedSteps);

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Response>>
    {
        public async Task<Page<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var holds = new List<Response>();
            foreach (var hold in await HoldTable.OfCase(db, household.Id))
            {
                holds.Add(new(hold.Id, hold.Status, await PassageView.HistoryOf(db, hold.Id, household.Id),
                    hold.Status == HoldStatus.Held ? db.Caller.Allowed(HoldLifecycle.Moves, hold.Status) : []));
            }
            return new Page<Response>(holds, NextCursor: null);
        }
    }

    public static async Task<Ok<Page<Response>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
