using Liaison.Domain.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Associations;

/// <summary>One association of the prefecture; an association reads itself.</summary>
public static class ReadAssociation
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAssociations;
    }

    public sealed record Response(Guid Id, string Name, string? Rna, string? Siren, string? CourtRegister, Guid? SponsorId,
        AssociationStatus Status, IReadOnlyList<string> AllowedSteps);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken) =>
            Show(await AssociationTable.Load(db, query.Id), db.Caller);
    }

    /// <summary>An association as this caller reads it.</summary>
    public static Response Show(Association association, Caller caller) => new(association.Id, association.Name, association.Rna, association.Siren,
        association.CourtRegister, association.SponsorId, association.Status, caller.Allowed(AssociationLifecycle.Moves, association.Status));

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
