using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>The caller's own sessions that still hold, newest first; a key has none.</summary>
public static class ListSessions
{
    public sealed record Query : IQuery<Response>
    {
        public static Right Requires => Right.KnowOneself;
    }

    public sealed record Response(IReadOnlyList<Item> Data);

    /// <param name="Means">How the person proved who it is.</param>
    /// <param name="SeenAt">When it was last used, to the minute.</param>
    /// <param name="ExpiresAt">When it ends if nothing more is asked.</param>
    /// <param name="Present">Whether this request came by it.</param>
    public sealed record Item(Guid Id, SignInMeans Means, DateTimeOffset CreatedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt, bool Present);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await db.List<PersonSession>(Sql, new
            {
                Account = db.Caller.AccountId, SeenSince = db.Now - PersonSession.Idle, BegunSince = db.Now - PersonSession.Longest,
            });
            return new Response([.. rows.Select(row => new Item(row.Id, row.Means, row.CreatedAt, row.SeenAt, row.ExpiresAt, row.Id == db.Caller.SessionId))]);
        }
    }

    private const string Sql = """
        SELECT id, account_id, means, created_at, seen_at FROM person_session
        WHERE account_id = @Account AND ended_at IS NULL AND seen_at > @SeenSince AND created_at > @BegunSince ORDER BY id DESC
        """;

    public static async Task<Ok<Response>> Endpoint(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new Query(), ct));
}
