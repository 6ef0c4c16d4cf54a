using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Accounts;

/// <summary>The invitations of the prefecture, for an association its own, newest first.</summary>
public static class ListInvitations
{
    public sealed record Query(int? Limit, string? Cursor) : IQuery<Page<ReadInvitation.Response>>
    {
        public static Right Requires => Right.ReadAccounts;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadInvitation.Response>>
    {
        private static readonly object Filter = new { };

        public async Task<Page<ReadInvitation.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var rows = await db.List<Invitation>(Sql, new
            {
                Before = cursors.BeforeId(query.Cursor, Filter), Take = limit + 1, db.Prefecture, db.Association,
            });
            return cursors.Page([.. rows.Select(row => ReadInvitation.Show(row, db))], limit, Filter, row => row.Id.ToString());
        }
    }

    private const string Sql = """
        SELECT p.id, p.prefecture_code, p.association_id, p.role, p.name, p.secret_hash, p.by_key, p.created_at, p.expires_at, p.accepted_at,
            p.account_id, p.withdrawn_at
        FROM invitation p
        WHERE p.prefecture_code = @Prefecture AND (@Association IS NULL OR p.association_id = @Association)
          AND p.id < @Before
        ORDER BY p.id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<ReadInvitation.Response>>> Endpoint(int? limit, string? cursor, HttpContext http, IMediator mediator,
        CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(limit, cursor), ct));
}
