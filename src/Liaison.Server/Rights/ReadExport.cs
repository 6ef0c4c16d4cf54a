using System.Security.Cryptography;
using System.Text.Json;
using Liaison.Domain;
using Liaison.Domain.Cases;
using Liaison.Domain.Prefectures;
using Liaison.Domain.Rights;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>All that is known of a person who asked, to be looked through by the office and handed to her: as JSON, or as a page to print. [GDPR art. 15]</summary>
public static class ReadExport
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.AnswerAccessRequests;
        public static IReadOnlyList<Refusal> Refuses => [AccessRequestRules.NoExport, RestrictionRules.CaseRestricted, CaseRules.UnknownPerson];
    }

    /// <param name="AsOf">For which moment it is told.</param>
    /// <param name="Prepared">Whether it is what was prepared; otherwise it is to be looked through.</param>
    /// <param name="Prefecture">Who is responsible.</param>
    /// <param name="Purposes">For what the data are used, in the caller's language; likewise the following.</param>
    /// <param name="Limits">What it does not show.</param>
    /// <param name="Masked">What was taken out of the texts.</param>
    public sealed record Response(string Reference, DateOnly ReceivedDay, DateTimeOffset AsOf, string TimeZone, bool Prepared, string Prefecture, ServiceAddress Service,
        IReadOnlyList<string> Purposes, IReadOnlyList<string> LegalBases, IReadOnlyList<string> Sources, IReadOnlyList<string> Rights, IReadOnlyList<string> Limits,
        MaskedCount Masked, IReadOnlyList<CaseExport> Cases) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => Cases.Select(exported => exported.CaseId);
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var request = (await AccessRequestTable.Load(db, query.Id)).MustHaveExport();
            return (await Assemble(db, request, await AccessRequestTable.Appearances(db, request.Id), await AccessRequestTable.Masks(db, request.Id))).Export;
        }
    }

    /// <summary>The export of a request, and the scope with what was masked in it.</summary>
    internal static async Task<(Response Export, ExportScope Scope)> Assemble(Session db, AccessRequest request, IReadOnlyList<Appearance> appearances,
        IReadOnlyList<MaskedPassage> masks)
    {
        var scope = await ExportScope.Of(db, request, appearances, masks);
        var prefecture = await PrefectureTable.Mine(db);
        var cases = new List<CaseExport>();
        foreach (var exported in scope.Cases)
            cases.Add(await new ExportOfCase(db, scope, exported).Assemble(prefecture.Name));
        var texts = scope.Cases.Select(exported => exported.Texts).ToList();
        return (new Response(request.Reference, request.ReceivedDay, scope.AsOf.Instant, prefecture.TimeZone, request.PreparedAt is not null, prefecture.Name, prefecture.Service,
            In(AccessNotices.Purposes), In(AccessNotices.LegalBases), In(AccessNotices.Sources), In(AccessNotices.Rights), In(AccessNotices.Limits),
            new MaskedCount(texts.Sum(one => one.Persons), texts.Sum(one => one.Associations), texts.Sum(one => one.Passages)), cases), scope);
    }

    /// <summary>SHA-256 of what an export says of the person. Who read it, and how a limit is called in the caller's language, is no part of that.</summary>
    internal static string HashOf(Response export) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        export.Cases.Select(exported => exported with { Recipients = [], Deadlines = [.. exported.Deadlines.Select(limit => limit with { Label = "" })] }),
        JsonSerializerOptions.Web)));

    private static IReadOnlyList<string> In(IEnumerable<Wording> wordings) => [.. wordings.Select(wording => wording.Text())];

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
