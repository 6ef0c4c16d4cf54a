using Liaison.Domain.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Identity;

/// <summary>Who the caller is to the service, and what he may do.</summary>
public static class ReadMe
{
    public sealed record Query : IQuery<Response>
    {
        public static Right Requires => Right.KnowOneself;
    }

    /// <param name="KeyPrefix">The part of the key that may be shown.</param>
    public sealed record Response(string KeyPrefix, Role Role, IReadOnlyList<Right> Rights, PrefectureView Prefecture, AssociationView? Association,
        DateTimeOffset ExpiresAt);

    public sealed record PrefectureView(string Code, string Name);

    public sealed record AssociationView(Guid Id, string Name, AssociationStatus Status);

    private sealed record Row
    {
        public required string Prefix { get; init; }
        public required DateTimeOffset ExpiresAt { get; init; }
        public required string PrefectureName { get; init; }
        public string? AssociationName { get; init; }
        public AssociationStatus? AssociationStatus { get; init; }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var row = await db.Load<Row>(Sql, new { db.Caller.KeyId, db.Prefecture });
            return new Response(row.Prefix, db.Caller.Role, [.. Policy.RightsOf(db.Caller.Role).Where(db.Caller.May)], new PrefectureView(db.Prefecture, row.PrefectureName),
                db.Association is { } id ? new AssociationView(id, row.AssociationName!, row.AssociationStatus!.Value) : null, row.ExpiresAt);
        }
    }

    private const string Sql = """
        SELECT prefix, expires_at, prefecture.name AS prefecture_name, association.name AS association_name, association.status AS association_status
        FROM api_key JOIN prefecture ON prefecture.code = api_key.prefecture_code LEFT JOIN association ON association.id = api_key.association_id
        WHERE api_key.id = @KeyId AND api_key.prefecture_code = @Prefecture
        """;

    public static async Task<Ok<Response>> Endpoint(IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new Query(), ct));
}
