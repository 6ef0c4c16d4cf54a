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
    public sealed record Query(AssociationStatus? Status, Paging Paging) : IQuery<Page<ReadAssociation.Response>>
    {
        public static Right Requires => Right.ReadAssociations;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadAssociation.Response>>
    {
        public async Task<Page<ReadAssociation.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { query.Status });
            var arguments = new
            {
                part.Before, part.ChangedAfter, part.IdAfter, part.Take, Status = query.Status?.ToString(), db.Prefecture, db.Association,
            };
            var rows = part.OfChanges ? await db.List<Association>(Changed, arguments) : await db.List<Association>(Newest, arguments);
            return await part.Page(db, Changes, arguments, [.. rows.Select(row => ReadAssociation.Show(row, db.Caller))], row => row.Id);
        }
    }

    private const string Visible = "FROM association WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR id = @Association)";
    private const string Changes = $"SELECT id, changed_at {Visible} {ListPart.Changed}";
    private const string Filtered = $"""
        SELECT id, prefecture_code, name, rna, siren, court_register, sponsor_id, status, version {Visible} AND (@Status IS NULL OR status = @Status)
        """;
    private const string Newest = $"{Filtered} AND id < @Before ORDER BY id DESC LIMIT @Take";
    private const string Changed = $"{Filtered} AND id IN (SELECT id FROM ({Changes}) changes)";

    public static async Task<Ok<Page<ReadAssociation.Response>>> Endpoint(Named<AssociationStatus>? status, int? limit, string? cursor, Instant? modifiedSince,
        HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, new(limit, cursor, modifiedSince)), ct));
}
