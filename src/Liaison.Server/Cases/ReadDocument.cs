using System.Security.Cryptography;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Rights;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Protection;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Cases;

/// <summary>The content of a document, as a file whose name tells nothing of what is in it.</summary>
public static class ReadDocument
{
    public sealed record Query(Guid CaseId, Guid DocumentId) : IQuery<Response>
    {
        public static Right Requires => Right.ReadCases;
        public static IReadOnlyList<Refusal> Refuses => [DocumentRules.Removed, RestrictionRules.CaseRestricted];
    }

    public sealed record Response(Guid CaseId, string MediaType, string FileName, byte[] Content) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var household = await CaseTable.Load(db, query.CaseId);
            var document = await DocumentTable.Load(db, household.Id, query.DocumentId);
            if (household.Restricted)
                throw RestrictionRules.CaseRestricted.Because();
            if (household.HidesOf(document.PersonId, await PrefectureTable.Today(db)))
                throw CommonRules.Absent.Because();
            var content = await DocumentTable.ContentOf(db, document.MustBeKept()) ?? [];
            return Convert.ToHexStringLower(SHA256.HashData(content)) == document.Hash
                ? new Response(household.Id, document.MediaType, $"document-{document.Id:N}.{DocumentForm.Of(document.MediaType).Ending}", content)
                : throw ProtectionRules.Unreadable.Because();
        }
    }

    public static async Task<FileContentHttpResult> Endpoint(Guid id, Guid documentId, IMediator mediator, CancellationToken ct)
    {
        var document = await mediator.Send(new Query(id, documentId), ct);
        return TypedResults.File(document.Content, document.MediaType, document.FileName);
    }
}
