using Liaison.Domain;
using Liaison.Domain.Associations;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Associations;

/// <summary>The associations registered with the prefecture, newest first.</summary>
public static class ListAssociations
{
    public sealed record Query(AssociationStatus? Status, int? Limit, string? Cursor) : IQuery<Page<ReadAssociation.Response>>
    {
        public static Right Requires => Right.ReadAssociations;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadAssociation.Response>>
    {
        public async Task<Page<ReadAssociation.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.Status };
            var rows = await db.List<Association>(Sql, new
            {
                Before = cursors.BeforeId(query.Cursor, filter), Status = query.Status?.ToString(), Take = limit + 1, db.Prefecture, db.Association,
            });
            return cursors.Page([.. rows.Select(row => ReadAssociation.Show(row, db.Caller))], limit, filter, row => row.Id.ToString());
        }
    }

    private const string Sql = """
        SELECT id, prefecture_code, name, rna, siren, court_register, sponsor_id, status, version FROM association
        WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR id = @Association)
          AND (@Status IS NULL OR status = @Status) AND id < @Before
        ORDER BY id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<ReadAssociation.Response>>> Endpoint(Named<AssociationStatus>? status, int? limit, string? cursor, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, limit, cursor), ct));
}
