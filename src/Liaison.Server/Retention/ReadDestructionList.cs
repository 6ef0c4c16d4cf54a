using Liaison.Domain.Retention;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Retention;

/// <summary>One destruction list: references, days and counts, and nothing that tells of a person.</summary>
public static class ReadDestructionList
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadRetention;
    }

    /// <param name="Reason">Who asked or ordered; null for a list by period.</param>
    /// <param name="ProposedDay">Local day.</param>
    /// <param name="Visa">Number of the visa of the departmental archives.</param>
    /// <param name="Certificate">Number of the certificate.</param>
    public sealed record Response(Guid Id, string Reference, DestructionBasis Basis, string? Reason, DateOnly ProposedDay, IReadOnlyList<Listed> Cases,
        string? Visa, string? Certificate, DestructionListStatus Status, IReadOnlyList<PassageView> History, IReadOnlyList<string> AllowedSteps);

    /// <param name="Reference">Reference of the case.</param>
    /// <param name="LastActDay">Local day of the last act on it.</param>
    public sealed record Listed(string Reference, RetentionCategory Category, DateOnly LastActDay);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var list = await DestructionListTable.Load(db, query.Id);
            return new(list.Id, list.Reference, list.Basis, list.Reason, list.ProposedDay,
                [.. list.Cases.Select(listed => new Listed(listed.Reference, listed.Category, listed.LastActDay))], list.Visa, list.Certificate, list.Status,
                await PassageView.HistoryOf(db, list.Id), db.Caller.Allowed(DestructionListLifecycle.Moves, list.Status));
        }
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
