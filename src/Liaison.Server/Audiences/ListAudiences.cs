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
    public sealed record Query(AudienceStatus? Status, int? Limit, string? Cursor) : IQuery<Page<ReadAudience.Response>>
    {
        public static Right Requires => Right.ReadAudiences;
        public static IReadOnlyList<Refusal> Refuses => [AudienceRules.CaseNotAllowed, WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadAudience.Response>>
    {
        public async Task<Page<ReadAudience.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.Status };
            var rows = await AudienceView.Page(db, query.Status, cursors.BeforeId(query.Cursor, filter), limit + 1);
            var commitments = rows.Count == 0 ? [] : await AudienceView.Commitments(db, rows[^1].Id, rows[0].Id);
            var byAudience = commitments.ToLookup(commitment => commitment.AudienceId);
            var prefecture = await PrefectureTable.Mine(db);
            return cursors.Page([.. rows.Select(row => row.Show(db.Caller, prefecture, byAudience[row.Id]))], limit, filter, row => row.Id.ToString());
        }
    }

    public static async Task<Ok<Page<ReadAudience.Response>>> Endpoint(Named<AudienceStatus>? status, int? limit, string? cursor, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, limit, cursor), ct));
}
