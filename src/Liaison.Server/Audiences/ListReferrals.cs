using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Audiences;

/// <summary>The referrals that the caller may read, newest first, each in his form.</summary>
public static class ListReferrals
{
    public sealed record Query(ReferralStatus? Status, Paging Paging) : IQuery<Page<ReadReferral.Response>>
    {
        public static Right Requires => Right.ReadReferrals;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadReferral.Response>>
    {
        public async Task<Page<ReadReferral.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { query.Status });
            return await ReferralView.Page(db, part, query.Status, rows => [.. rows.Select(row => row.Show(db))]);
        }
    }

    public static async Task<Ok<Page<ReadReferral.Response>>> Endpoint(Named<ReferralStatus>? status, int? limit, string? cursor, Instant? modifiedSince,
        HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, new(limit, cursor, modifiedSince)), ct));
}
