using Liaison.Domain.Imports;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Imports;

/// <summary>How far an import is.</summary>
public static class ReadImport
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ImportCases;
    }

    /// <param name="AssociationId">The association whose cases it opens.</param>
    /// <param name="KeptUntil">When it is deleted with its rows and receipts.</param>
    /// <param name="Households">How many cases it opens; those left out apart.</param>
    /// <param name="HouseholdsCommitted">How many of them are open.</param>
    /// <param name="AllowedSteps">What the reader may do with it now; <c>commit</c> again until it is committed.</param>
    public sealed record Response(Guid Id, Guid AssociationId, ImportStatus Status, DateTimeOffset MadeAt, DateTimeOffset KeptUntil, RowCounts Rows, long Households,
        long HouseholdsCommitted, IReadOnlyList<string> AllowedSteps);

    /// <param name="Total">All rows.</param>
    /// <param name="Ready">Nothing is missing.</param>
    /// <param name="Incomplete">They can be committed; something is missing before a meeting.</param>
    /// <param name="Faulty">To be corrected or left out.</param>
    /// <param name="LeftOut">Not imported.</param>
    /// <param name="Committed">Persons of cases.</param>
    public sealed record RowCounts(long Total, long Ready, long Incomplete, long Faulty, long LeftOut, long Committed);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken) =>
            Show(await ImportTable.Load(db, query.Id), await ImportRowTable.Counts(db, query.Id), db.Caller);
    }

    internal static Response Show(Import import, ImportRowTable.Count count, Caller caller) => new(import.Id, import.AssociationId, import.Status, import.MadeAt,
        import.KeptUntil, new RowCounts(count.Total, count.Ready, count.Incomplete, count.Faulty, count.LeftOut, count.Committed), count.Households,
        count.HouseholdsCommitted, caller.Allowed(ImportLifecycle.Moves, import.Status));

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
