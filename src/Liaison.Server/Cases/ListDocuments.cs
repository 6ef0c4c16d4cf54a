using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The documents of a case, those whose content was removed too, oldest first.</summary>
public static class ListDocuments
{
    public sealed record Query(Guid CaseId) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadCases;
    }

    /// <param name="PersonId">Of whom it speaks; null where of the whole household.</param>
    /// <param name="Side">Who added it.</param>
    /// <param name="Bytes">Length of the content.</param>
    /// <param name="Title">Null where it was removed, or hidden with its person.</param>
    /// <param name="Hash">SHA-256 of the content, hexadecimal; null where the title is.</param>
    /// <param name="RemovalReason">Why it was removed.</param>
    /// <param name="Masked">The mandate was withdrawn: it is counted and no longer shown.</param>
    public sealed record Row(Guid Id, Guid CaseId, Guid? PersonId, DocumentKind Kind, Confidentiality Confidentiality, Side Side, DateTimeOffset AddedAt,
        string MediaType, int Bytes, string? Title, string? Hash, DocumentStatus Status, string? RemovalReason, bool Masked, IReadOnlyList<string> AllowedSteps) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var today = await PrefectureTable.Today(db);
            var rows = new List<Row>();
            foreach (var document in await DocumentTable.OfCase(db, household.Id))
                rows.Add(await Show(household, document, today));
            return new Page<Row>(rows, NextCursor: null);
        }

        private async Task<Row> Show(Case household, CaseDocument document, DateOnly today)
        {
            var masked = household.HidesOf(document.PersonId, today);
            var removal = masked || document.Status == DocumentStatus.Kept ? null : (await PassageTable.Of(db, document.Id))[^1];
            return new Row(document.Id, document.CaseId, document.PersonId, document.Kind, document.Confidentiality, document.Side, document.AddedAt,
                document.MediaType, document.Bytes, masked ? null : document.Title, masked ? null : document.Hash, document.Status,
                removal?.ReasonIn(db, household.Id), masked,
                document.Side == db.Caller.Side ? db.Caller.Allowed(DocumentLifecycle.Moves, document.Status) : []);
        }
    }

    public static async Task<Ok<Page<Row>>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
