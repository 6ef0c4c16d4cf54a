using Liaison.Domain.Statistics;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Statistics;

/// <summary>One figure of regularisations with its numerator, denominator, scope, source and rate.</summary>
public static class ReadRegularisations
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadFigures;
    }

    /// <param name="Applications">Null where the source gives none; the rate is then quoted or missing.</param>
    /// <param name="Rate">Computed, or quoted without denominator and marked so; null where the source gives neither.</param>
    /// <param name="Entered">When the office entered it.</param>
    public sealed record Response(Guid Id, DateOnly From, DateOnly To, string Population, string Basis, int Granted, int? Applications,
        decimal? QuotedRatePercent, string Source, DateTimeOffset Entered, Rate? Rate, int RuleVersion);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken) => Show(await RegularisationTable.Load(db, query.Id));
    }

    /// <summary>A figure as every entitled reader reads it.</summary>
    public static Response Show(RegularisationTable.Row row) => new(row.Id, row.FromDay, row.ToDay, row.Population, row.Basis, row.Granted,
        row.Applications, row.QuotedRatePercent, row.Source, row.EnteredAt, row.Figure.Rate, StatisticsRules.RuleVersion);

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
