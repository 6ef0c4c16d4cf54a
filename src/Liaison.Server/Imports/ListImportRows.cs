using System.Globalization;
using Liaison.Domain;
using Liaison.Domain.Imports;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Imports;

/// <summary>The rows of an import in the order of the table: the preview before it is committed, the receipts after.</summary>
public static class ListImportRows
{
    /// <param name="State">Only rows in this state.</param>
    public sealed record Query(Guid Id, ImportRowState? State, int? Limit, string? Cursor) : IQuery<Page<ReadImportRow.Response>>, IShowsRecords
    {
        public static Right Requires => Right.ImportCases;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
        IEnumerable<RecordReference> IShowsRecords.RecordsShown => [new(ImportTable.Noun, Id, null)];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadImportRow.Response>>
    {
        public async Task<Page<ReadImportRow.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (limit, filter) = (PageSize.Of(query.Limit), new { query.Id, query.State });
            var import = await ImportTable.Load(db, query.Id);
            var after = cursors.After(query.Cursor, filter) is { } last ? int.Parse(last, CultureInfo.InvariantCulture) : 0;
            var rows = await ImportRowTable.After(db, import.Id, after, query.State, limit + 1);
            return cursors.Page([.. rows.Select(row => ReadImportRow.Show(row, db))], limit, filter,
                row => row.Number.ToString(CultureInfo.InvariantCulture));
        }
    }

    public static async Task<Ok<Page<ReadImportRow.Response>>> Endpoint(Guid id, Named<ImportRowState>? state, int? limit, string? cursor, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(id, state?.Value, limit, cursor), ct));
}
