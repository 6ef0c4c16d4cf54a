using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>What became of an invitation.</summary>
public enum InvitationStatus
{
    /// <summary>It waits for its person.</summary>
    Open,
    /// <summary>It became an account.</summary>
    Accepted,
    /// <summary>It was taken back.</summary>
    Withdrawn,
    /// <summary>Nobody came in time.</summary>
    Expired,
}

/// <summary>One invitation of the prefecture; an association reads its own.</summary>
public static class ReadInvitation
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadAccounts;
    }

    /// <param name="AccountId">The account it became.</param>
    public sealed record Response(Guid Id, string Name, Role Role, Guid? AssociationId, InvitationStatus Status, DateTimeOffset CreatedAt,
        DateTimeOffset ExpiresAt, Guid? AccountId, IReadOnlyList<string> AllowedSteps);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken) => Show(await Load(db, query.Id), db);
    }

    /// <summary>One invitation, or <c>not_found</c>.</summary>
    public static Task<Invitation> Load(Session db, Guid id) => db.Load<Invitation>("""
        SELECT p.id, p.prefecture_code, p.association_id, p.role, p.name, p.secret_hash, p.by_key, p.created_at, p.expires_at, p.accepted_at,
            p.account_id, p.withdrawn_at
        FROM invitation p WHERE p.id = @id AND p.prefecture_code = @Prefecture AND (@Association IS NULL OR p.association_id = @Association)
        """, new { id, db.Prefecture, db.Association });

    /// <summary>An invitation as this caller reads it; its link is not among it.</summary>
    public static Response Show(Invitation invitation, Session db)
    {
        var status = invitation.AcceptedAt is not null ? InvitationStatus.Accepted : invitation.WithdrawnAt is not null ? InvitationStatus.Withdrawn
            : invitation.ExpiresAt <= db.Now ? InvitationStatus.Expired : InvitationStatus.Open;
        return new Response(invitation.Id, invitation.Name, invitation.Role, invitation.AssociationId, status, invitation.CreatedAt, invitation.ExpiresAt,
            invitation.AccountId, status == InvitationStatus.Open && db.Caller.Writes && KeyGrants.TakesBack(db.Caller.Role, invitation.Role) ? ["withdrawal"] : []);
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
