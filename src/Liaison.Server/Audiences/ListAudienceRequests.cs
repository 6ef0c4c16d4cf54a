using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Domain.Calendar;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The audience requests that the caller may read, newest first.</summary>
public static class ListAudienceRequests
{
    public sealed record Query(AudienceRequestStatus? Status, Paging Paging) : IQuery<Page<ReadAudienceRequest.Response>>
    {
        public static Right Requires => Right.ReadAudienceRequests;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadAudienceRequest.Response>>
    {
        public async Task<Page<ReadAudienceRequest.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { query.Status });
            return await AudienceRequestView.Page(db, part, query.Status, Show);
        }

        private async Task<IReadOnlyList<ReadAudienceRequest.Response>> Show(IReadOnlyList<AudienceRequestView.Row> rows)
        {
            var referrals = rows.Count == 0 ? [] : await ReferralView.OfRequests(db, rows.Min(row => row.Id), rows.Max(row => row.Id));
            var byRequest = referrals.ToLookup(referral => referral.AudienceRequestId);
            var prefecture = await PrefectureTable.Mine(db);
            var today = LocalTime.DayOf(db.Now, prefecture.Zone);
            return [.. rows.Select(row => row.Show(db, prefecture, today, byRequest[row.Id]))];
        }
    }

    public static async Task<Ok<Page<ReadAudienceRequest.Response>>> Endpoint(Named<AudienceRequestStatus>? status, int? limit, string? cursor,
        Instant? modifiedSince, HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, new(limit, cursor, modifiedSince)), ct));
}
