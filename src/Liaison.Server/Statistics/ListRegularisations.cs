using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Statistics;

/// <summary>The figures of regularisations of the prefecture, newest first.</summary>
public static class ListRegularisations
{
    public sealed record Query(Paging Paging) : IQuery<Page<ReadRegularisations.Response>>
    {
        public static Right Requires => Right.ReadFigures;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadRegularisations.Response>>
    {
        public async Task<Page<ReadRegularisations.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { });
            var arguments = new { part.Before, part.ChangedAfter, part.IdAfter, part.Take, db.Prefecture };
            var rows = part.OfChanges
                ? await db.List<RegularisationTable.Row>(Changed, arguments)
                : await db.List<RegularisationTable.Row>(Newest, arguments);
            return await part.Page(db, Changes, arguments, [.. rows.Select(ReadRegularisations.Show)], row => row.Id);
        }
    }

    private const string Figures = "FROM regularisation_figure WHERE prefecture_code = @Prefecture";
    private const string Changes = $"SELECT id, changed_at {Figures} {ListPart.Changed}";
    private const string Newest = $"SELECT {RegularisationTable.Columns} {Figures} AND id < @Before ORDER BY id DESC LIMIT @Take";
    private const string Changed = $"SELECT {RegularisationTable.Columns} {Figures} AND id IN (SELECT id FROM ({Changes}) changes)";

    public static async Task<Ok<Page<ReadRegularisations.Response>>> Endpoint(int? limit, string? cursor, Instant? modifiedSince, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(new(limit, cursor, modifiedSince)), ct));
}
