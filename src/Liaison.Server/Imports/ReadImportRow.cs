using Liaison.Domain.Imports;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Imports;

/// <summary>One row of an import: its cells with all that is wrong or missing, or the receipt of its case.</summary>
public static class ReadImportRow
{
    public sealed record Query(Guid Id, int Number) : IQuery<Response>, IShowsRecords
    {
        public static Right Requires => Right.ImportCases;
        IEnumerable<RecordReference> IShowsRecords.RecordsShown => [new(ImportTable.Noun, Id, null)];
    }

    /// <param name="Number">As a spreadsheet numbers it; the headers are 1 where nothing stands above them.</param>
    /// <param name="Household">Number of the first row of its household.</param>
    /// <param name="Cells">What the table says; null once the case has it.</param>
    /// <param name="Errors">What is to be corrected before the household can become a case.</param>
    /// <param name="Gaps">What is missing before the case could be admitted to a meeting.</param>
    /// <param name="Receipt">The case that the row became part of.</param>
    public sealed record Response(int Number, int Household, ImportRowState State, ImportCells? Cells, IReadOnlyList<ErrorView> Errors,
        IReadOnlyList<GapView> Gaps, ReceiptView? Receipt) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(Receipt?.CaseId);
    }

    /// <param name="Column">The cell, by its name here.</param>
    /// <param name="Header">Its column, as an export names it.</param>
    /// <param name="Code">Stable code.</param>
    public sealed record ErrorView(string Column, string Header, string Code, string Text);

    /// <param name="Column">The cell in which it is missing; null where it is of several.</param>
    public sealed record GapView(ImportGap Gap, string? Column, string Text);

    /// <param name="CaseReference">Reference of the case.</param>
    /// <param name="CommittedAt">When it was opened.</param>
    public sealed record ReceiptView(Guid CaseId, string CaseReference, DateTimeOffset CommittedAt);

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            await ImportTable.Load(db, query.Id);
            return Show(await ImportRowTable.Load(db, query.Id, query.Number), db);
        }
    }

    internal static Response Show(ImportRowTable.Kept kept, Session db)
    {
        var row = kept.ToRow(db);
        return new Response(row.Number, row.Household, row.State, kept.Sealed is null ? null : row.Cells,
            [.. row.Errors.Select(error => new ErrorView(error.Column, ImportColumn.Of(error.Column).Header, error.Code, ImportCheck.Text(error)))],
            [.. row.Gaps.Select(gap => new GapView(gap, ImportTexts.ColumnOf(gap), ImportTexts.Of(gap).Text()))],
            kept.CaseId is { } caseId ? new ReceiptView(caseId, kept.Reference ?? "", kept.CommittedAt!.Value) : null);
    }

    public static async Task<Ok<Response>> Endpoint(Guid id, int number, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id, number), ct));
}
