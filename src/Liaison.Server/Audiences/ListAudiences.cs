using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The audiences that the caller may read, newest first.</summary>
public static class ListAudiences
{
    public sealed record Query(AudienceStatus? Status, Paging Paging) : IQuery<Page<ReadAudience.Response>>
    {
        public static Right Requires => Right.ReadAudiences;
        public static IReadOnlyList<Refusal> Refuses => [AudienceRules.CaseNotAllowed, WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadAudience.Response>>
    {
        public async Task<Page<ReadAudience.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { query.Status });
            return await AudienceView.Page(db, part, query.Status, Show);
        }

        private async Task<IReadOnlyList<ReadAudience.Response>> Show(IReadOnlyList<AudienceView.Row> rows)
        {
            var commitments = rows.Count == 0 ? [] : await AudienceView.Commitments(db, rows.Min(row => row.Id), rows.Max(row => row.Id));
            var byAudience = commitments.ToLookup(commitment => commitment.AudienceId);
            var prefecture = await PrefectureTable.Mine(db);
            return [.. rows.Select(row => row.Show(db, prefecture, byAudience[row.Id]))];
        }
    }

    public static async Task<Ok<Page<ReadAudience.Response>>> Endpoint(Named<AudienceStatus>? status, int? limit, string? cursor, Instant? modifiedSince,
        HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, new(limit, cursor, modifiedSince)), ct));
}
