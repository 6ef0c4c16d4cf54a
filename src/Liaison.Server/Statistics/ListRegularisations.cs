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
    public sealed record Query(int? Limit, string? Cursor) : IQuery<Page<ReadRegularisations.Response>>
    {
        public static Right Requires => Right.ReadFigures;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadRegularisations.Response>>
    {
        public async Task<Page<ReadRegularisations.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { };
            var rows = await db.List<RegularisationTable.Row>(Sql, new { Before = cursors.BeforeId(query.Cursor, filter), Take = limit + 1, db.Prefecture });
            return cursors.Page([.. rows.Select(ReadRegularisations.Show)], limit, filter, row => row.Id.ToString());
        }
    }

    private const string Sql = $"""
        SELECT {RegularisationTable.Columns} FROM regularisation_figure
        WHERE prefecture_code = @Prefecture AND id < @Before ORDER BY id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<ReadRegularisations.Response>>> Endpoint(int? limit, string? cursor, HttpContext http, IMediator mediator,
        CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(limit, cursor), ct));
}
