using Liaison.Domain;
using Liaison.Domain.Rights;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Rights;

/// <summary>The requests for access of the prefecture, newest first: until when each is answered, and nothing of who asks.</summary>
public static class ListAccessRequests
{
    public sealed record Query(AccessRequestStatus? Status, int? Limit, string? Cursor) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.AnswerAccessRequests;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <param name="Overdue">Whether it is not answered and its day is past.</param>
    public sealed record Row(Guid Id, string Reference, Guid CaseId, Channel Channel, DateOnly ReceivedDay, DateOnly DueDay, bool Overdue,
        DateOnly? HandedOverDay, AccessRequestStatus Status) : IShowsCases
    {
        IEnumerable<Guid> IShowsCases.CasesShown => [CaseId];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (limit, filter, today) = (PageSize.Of(query.Limit), new { query.Status }, await PrefectureTable.Today(db));
            var rows = await db.List<AccessRequestTable.Row>(Sql, new
            {
                Before = cursors.BeforeId(query.Cursor, filter), Take = limit + 1, Status = query.Status?.ToString(), db.Prefecture,
            });
            return cursors.Page([.. rows.Select(row => Show(row.ToRequest(db), today))], limit, filter, row => row.Id.ToString());
        }
    }

    private static Row Show(AccessRequest request, DateOnly today) => new(request.Id, request.Reference, request.CaseId, request.Channel, request.ReceivedDay,
        request.DueDay, request.IsOpen && request.DueDay < today, request.HandedOverDay, request.Status);

    private const string Sql = $"""
        SELECT {AccessRequestTable.Row.Columns} FROM access_request
        WHERE prefecture_code = @Prefecture AND id < @Before AND (@Status IS NULL OR status = @Status) ORDER BY id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<Row>>> Endpoint(Named<AccessRequestStatus>? status, int? limit, string? cursor, HttpContext http, IMediator mediator,
        CancellationToken ct) => http.Page(await mediator.Send(new Query(status?.Value, limit, cursor), ct));
}
