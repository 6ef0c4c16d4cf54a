using Liaison.Domain.Accounts;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>The accounts of the prefecture, for an association its own, newest first.</summary>
public static class ListAccounts
{
    /// <param name="AssociationId">Those of one association.</param>
    public sealed record Query(AccountStatus? Status, Guid? AssociationId, int? Limit, string? Cursor) : IQuery<Page<Item>>
    {
        public static Right Requires => Right.ReadAccounts;
        public static IReadOnlyList<Domain.Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <param name="Name">How the person is called here.</param>
    public sealed record Item(Guid Id, string Name, Role Role, Guid? AssociationId, AccountStatus Status, DateTimeOffset CreatedAt);

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public required Role Role { get; init; }
        public Guid? AssociationId { get; init; }
        public required AccountStatus Status { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Item>>
    {
        public async Task<Page<Item>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.Status, query.AssociationId };
            var rows = await db.List<Row>(Sql, new
            {
                Before = cursors.BeforeId(query.Cursor, filter), Status = query.Status?.ToString(), Of = query.AssociationId, Take = limit + 1,
                db.Prefecture, db.Association,
            });
            return cursors.Page([.. rows.Select(row => new Item(row.Id, row.Name, row.Role, row.AssociationId, row.Status, row.CreatedAt))], limit, filter,
                item => item.Id.ToString());
        }
    }

    private const string Sql = """
        SELECT p.id, p.name, p.role, p.association_id, p.status, p.created_at FROM account p
        WHERE p.prefecture_code = @Prefecture AND (@Association IS NULL OR p.association_id = @Association)
          AND (@Of IS NULL OR p.association_id = @Of) AND (@Status IS NULL OR p.status = @Status) AND p.id < @Before
        ORDER BY p.id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<Item>>> Endpoint(Named<AccountStatus>? status, Guid? associationId, int? limit, string? cursor, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, associationId, limit, cursor), ct));
}
