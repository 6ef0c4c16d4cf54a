using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The decisions on one case, in the order in which they were made, on one page.</summary>
public static class ListDecisions
{
    public sealed record Query(Guid CaseId) : IQuery<Page<Response>>, IShowsCases
    {
        public static Right Requires => Right.ReadCases;

        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    /// <param name="PersonId">The person concerned, or null for the whole household.</param>
    /// <param name="GroundKey">Stable name of the ground.</param>
    /// <param name="Article">The article of that ground in force on the day the decision was made.</param>
    /// <param name="IsRegularisation">Whether it counts as a regularisation: a permit granted does, nothing else.</param>
    public sealed record Response(Guid Id, Guid? PersonId, DecisionKind Decision, DateOnly MadeDay, DateOnly? NotifiedDay, string? GroundKey, string? Article,
        bool IsRegularisation);

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Response>>
    {
        public async Task<Page<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            return new Page<Response>([.. (await DecisionTable.OfCase(db, household.Id)).Select(Show)], NextCursor: null);
        }
    }

    private static Response Show(Decision decision) => new(decision.Id, decision.PersonId, decision.Kind, decision.MadeDay, decision.NotifiedDay,
        decision.GroundKey, decision.Article, decision.IsRegularisation);

    public static async Task<Ok<Page<Response>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
