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
    public sealed record Query(AudienceRequestStatus? Status, int? Limit, string? Cursor) : IQuery<Page<ReadAudienceRequest.Response>>
    {
        public static Right Requires => Right.ReadAudienceRequests;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadAudienceRequest.Response>>
    {
        public async Task<Page<ReadAudienceRequest.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.Status };
            var rows = await AudienceRequestView.Page(db, query.Status, cursors.BeforeId(query.Cursor, filter), limit + 1);
            var referrals = rows.Count == 0 ? [] : await ReferralView.OfRequests(db, rows[^1].Id, rows[0].Id);
            var byRequest = referrals.ToLookup(referral => referral.AudienceRequestId);
            var prefecture = await PrefectureTable.Mine(db);
            var today = LocalTime.DayOf(db.Now, prefecture.Zone);
            return cursors.Page([.. rows.Select(row => row.Show(db.Caller, prefecture, today, byRequest[row.Id]))], limit, filter, row => row.Id.ToString());
        }
    }

    public static async Task<Ok<Page<ReadAudienceRequest.Response>>> Endpoint(Named<AudienceRequestStatus>? status, int? limit, string? cursor,
        HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, limit, cursor), ct));
}
