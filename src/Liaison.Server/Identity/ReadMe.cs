using Liaison.Domain.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Identity;

/// <summary>How a caller is known.</summary>
public enum CallerKind
{
    /// <summary>By a key.</summary>
    Key,
    /// <summary>By the session of a person who signed in.</summary>
    Session,
}

/// <summary>Who the caller is to the service, and what he may do.</summary>
public static class ReadMe
{
    public sealed record Query : IQuery<Response>
    {
        public static Right Requires => Right.KnowOneself;
    }

    /// <param name="KeyPrefix">The part of the key that may be shown; null for a person.</param>
    /// <param name="Account">The person's account; null for a key.</param>
    /// <param name="ExpiresAt">When the key, or the session if nothing more is asked, ends.</param>
    public sealed record Response(CallerKind Kind, string? KeyPrefix, AccountView? Account, Role Role, IReadOnlyList<RightView> Rights,
        PrefectureView Prefecture, AssociationView? Association, DateTimeOffset ExpiresAt);

    /// <param name="Name">How the person is called here.</param>
    /// <param name="SignInName">What the person types beside a one-time code.</param>
    public sealed record AccountView(Guid Id, string Name, string SignInName);

    /// <summary>A right, and over whose rows.</summary>
    public sealed record RightView(Right Right, Whose Whose);

    public sealed record PrefectureView(string Code, string Name);

    public sealed record AssociationView(Guid Id, string Name, AssociationStatus Status);

    private sealed record Row
    {
        public string? Prefix { get; init; }
        public string? Name { get; init; }
        public string? SignInName { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset SeenAt { get; init; }
        public DateTimeOffset? ExpiresAt { get; init; }
        public required string PrefectureName { get; init; }
        public string? AssociationName { get; init; }
        public AssociationStatus? AssociationStatus { get; init; }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var caller = db.Caller;
            var row = caller.AccountId is null ? await db.Load<Row>(KeySql, new { caller.Id, db.Prefecture })
                : await db.Load<Row>(PersonSql, new { caller.SessionId, db.Prefecture });
            return new Response(caller.AccountId is null ? CallerKind.Key : CallerKind.Session, row.Prefix,
                caller.AccountId is { } account ? new AccountView(account, row.Name!, row.SignInName!) : null, caller.Role,
                RightsOf(caller), new PrefectureView(db.Prefecture, row.PrefectureName),
                db.Association is { } id ? new AssociationView(id, row.AssociationName!, row.AssociationStatus!.Value) : null,
                row.ExpiresAt ?? PersonSession.ExpiryOf(row.CreatedAt, row.SeenAt));
        }
    }

    private static IReadOnlyList<RightView> RightsOf(Caller caller) =>
        [.. Policy.Table.Where(grant => grant.Role == caller.Role && caller.May(grant.Right)).Select(grant => new RightView(grant.Right, grant.Whose))];

    private const string KeySql = """
        SELECT prefix, expires_at, prefecture.name AS prefecture_name, association.name AS association_name, association.status AS association_status
        FROM api_key JOIN prefecture ON prefecture.code = api_key.prefecture_code LEFT JOIN association ON association.id = api_key.association_id
        WHERE api_key.id = @Id AND api_key.prefecture_code = @Prefecture
        """;

    private const string PersonSql = """
        SELECT s.created_at, s.seen_at, p.name, p.sign_in_name, prefecture.name AS prefecture_name, association.name AS association_name,
            association.status AS association_status
        FROM person_session s JOIN account p ON p.id = s.account_id JOIN prefecture ON prefecture.code = p.prefecture_code
        LEFT JOIN association ON association.id = p.association_id
        WHERE s.id = @SessionId AND p.prefecture_code = @Prefecture
        """;

    /// <summary>Gives a person's browser the token that its writes have to bring.</summary>
    public static async Task<Ok<Response>> Endpoint(HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var me = await mediator.Send(new Query(), ct);
        if (me.Kind == CallerKind.Session)
            Forgery.Give(http);
        return TypedResults.Ok(me);
    }
}
