using Liaison.Domain.Rights;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>When and why the processing of one case was restricted, and what was admitted meanwhile, oldest first, on one page.</summary>
public static class ListRestrictions
{
    public sealed record Query(Guid CaseId) : IQuery<Page<Response>>, IShowsCases
    {
        public static Right Requires => Right.RestrictCases;

        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    /// <param name="FromDay">Local day.</param>
    /// <param name="ToldDay">The local day on which the person was told that it ends; null before that.</param>
    /// <param name="History">Who restricted, admitted and lifted, when and why; the reasons are for the office head while it is restricted.</param>
    public sealed record Response(Guid Id, RestrictionGround Ground, DateOnly FromDay, DateOnly? ToldDay, RestrictionStatus Status, IReadOnlyList<AdmittedUse> Uses,
        IReadOnlyList<PassageView> History, IReadOnlyList<string> AllowedSteps);

    /// <param name="UntilDay">Last local day.</param>
    public sealed record AdmittedUse(UseBasis Basis, DateOnly UntilDay, DateTimeOffset RecordedAt, string? Reason);

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Response>>
    {
        public async Task<Page<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var uses = (await RestrictionTable.UsesOfCase(db, household.Id)).ToLookup(use => use.RestrictionId);
            var restrictions = new List<Response>();
            foreach (var restriction in await RestrictionTable.OfCase(db, household.Id))
            {
                restrictions.Add(new(restriction.Id, restriction.Ground, restriction.FromDay, restriction.ToldDay, restriction.Status,
                    [.. uses[restriction.Id].Select(use => new AdmittedUse(use.Basis, use.UntilDay, use.RecordedAt, db.Open<string>(household.Id, "use", use.Sealed)))],
                    await PassageView.HistoryOf(db, restriction.Id, household.Id),
                    restriction.Status == RestrictionStatus.Restricted ? db.Caller.Allowed(RestrictionLifecycle.Moves, restriction.Status) : []));
            }
            return new Page<Response>(restrictions, NextCursor: null);
        }
    }

    public static async Task<Ok<Page<Response>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
