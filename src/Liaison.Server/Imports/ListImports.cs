using Liaison.Domain;
using Liaison.Domain.Imports;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Imports;

/// <summary>The imports of the own side that are kept, newest first.</summary>
public static class ListImports
{
    public sealed record Query(int? Limit, string? Cursor) : IQuery<Page<ReadImport.Response>>
    {
        public static Right Requires => Right.ImportCases;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadImport.Response>>
    {
        private static readonly object Filter = new { };

        public async Task<Page<ReadImport.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var arguments = new { Before = cursors.BeforeId(query.Cursor, Filter), Take = limit + 1, db.Prefecture, db.Association, db.Now };
            var imports = await db.List<Import>($"SELECT {ImportTable.Columns} {Sql}", arguments);
            var counts = (await db.List<ImportRowTable.Count>($"{ImportRowTable.CountsSql} WHERE import_id IN (SELECT case_import.id {Sql}) GROUP BY import_id", arguments))
                .ToDictionary(count => count.ImportId);
            return cursors.Page([.. imports.Select(import => ReadImport.Show(import, counts.GetValueOrDefault(import.Id, new ImportRowTable.Count()), db.Caller))],
                limit, Filter, row => row.Id.ToString());
        }
    }

    private const string Sql = $"FROM case_import WHERE {ImportTable.Visible} AND case_import.id < @Before ORDER BY case_import.id DESC LIMIT @Take";

    public static async Task<Ok<Page<ReadImport.Response>>> Endpoint(int? limit, string? cursor, HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(limit, cursor), ct));
}
