using Liaison.Domain;
using Liaison.Domain.Statistics;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Statistics;

/// <summary>Sets one figure of regularisations against another: the change in points, and what must be said along with it.</summary>
public static class CompareRegularisations
{
    /// <param name="A">The figure to compare with.</param>
    /// <param name="B">The figure that is compared.</param>
    public sealed record Query(Guid A, Guid B) : IQuery<Response>
    {
        public static Right Requires => Right.ReadFigures;
        public static IReadOnlyList<Refusal> Refuses => [CommonRules.UnknownReference];
    }

    /// <param name="ChangeInPoints">From a to b, in percentage points; whole where either rate is quoted.</param>
    /// <param name="Flags">What a reader must know, e.g. <c>unlikePeriods</c>, <c>quotedRate</c>.</param>
    public sealed record Response(ReadRegularisations.Response A, ReadRegularisations.Response B, decimal? ChangeInPoints,
        IReadOnlyList<ComparisonFlag> Flags, int RuleVersion);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var a = await RegularisationTable.Named(db, query.A, "a");
            var b = await RegularisationTable.Named(db, query.B, "b");
            var comparison = Comparison.Of(a.Figure, b.Figure);
            return new Response(ReadRegularisations.Show(a), ReadRegularisations.Show(b), comparison.ChangeInPoints, comparison.Flags,
                StatisticsRules.RuleVersion);
        }
    }

    public static async Task<Ok<Response>> Endpoint(Guid a, Guid b, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(a, b), ct));
}
