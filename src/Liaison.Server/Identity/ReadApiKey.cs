using Liaison.Domain.Keys;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Identity;

/// <summary>One API key without its secret, which nobody can read again.</summary>
public static class ReadApiKey
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadKeys;
    }

    /// <param name="Prefix">The part of the key that may be shown: <c>lia_prefix_…</c></param>
    /// <param name="Scopes">The rights to which it is narrowed; null for all of its role.</param>
    /// <param name="AllowedNetworks">Where it may be used from; null for anywhere.</param>
    /// <param name="MadeBy">Id of who made it; null for the operator.</param>
    /// <param name="LastUsedAt">Some minutes more or less.</param>
    /// <param name="FormerGoodUntil">Until when the secret before the last rotation is good, or was.</param>
    public sealed record Response(Guid Id, string Prefix, string? Name, Role Role, Guid? AssociationId, IReadOnlyList<Right>? Scopes,
        IReadOnlyList<string>? AllowedNetworks, KeyStatus Status, Guid? MadeBy, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt,
        DateTimeOffset? RotatedAt, DateTimeOffset? FormerGoodUntil, DateTimeOffset? RevokedAt, string? RevocationReason, IReadOnlyList<string> AllowedSteps);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken) => Show(await ManagedKeyTable.Load(db, query.Id), db);
    }

    /// <summary>A key as this caller reads it now.</summary>
    public static Response Show(ApiKey key, Session db)
    {
        var status = key.StatusAt(db.Now);
        return new Response(key.Id, key.Prefix, key.Name, key.Role, key.AssociationId, key.Rights, key.AllowedNetworks, status, key.MadeBy, key.CreatedAt,
            key.ExpiresAt, key.LastUsedAt, key.RotatedAt, key.FormerGoodUntil, key.RevokedAt, key.RevocationReason, StepsFor(db.Caller, key.Role, status));
    }

    private static string[] StepsFor(Caller caller, Role role, KeyStatus status) =>
    [
        .. caller.Allowed(KeyLifecycle.Moves, status)
            .Where(step => step == Domain.CamelCase.Of(KeyStep.Revocation) ? KeyGrants.TakesBack(caller.Role, role) : KeyGrants.Gives(caller.Role, role)),
    ];

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
