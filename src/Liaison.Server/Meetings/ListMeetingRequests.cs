using Liaison.Domain;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The meeting requests of the prefecture, newest first; an association reads its own.</summary>
public static class ListMeetingRequests
{
    public sealed record Query(MeetingRequestStatus? Status, int? Limit, string? Cursor) : IQuery<Page<Row>>
    {
        public static Right Requires => Right.ReadMeetingRequests;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    /// <param name="NoReply">Two months passed without an answer.</param>
    public sealed record Row(Guid Id, string Reference, Guid AssociationId, MeetingKind Kind, string Subject, DateOnly ReceivedDay,
        DateOnly DeemedDecisionDay, MeetingRequestStatus Status, bool NoReply, Guid? MeetingId, IReadOnlyList<string> AllowedSteps);

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<Row>>
    {
        public async Task<Page<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var limit = PageSize.Of(query.Limit);
            var filter = new { query.Status };
            var today = await PrefectureTable.Today(db);
            var requests = await db.List<MeetingRequest>(Sql, new
            {
                Before = cursors.BeforeId(query.Cursor, filter), Status = query.Status?.ToString(), Take = limit + 1, db.Prefecture, db.Association,
            });
            return cursors.Page([.. requests.Select(request => Show(request, today))], limit, filter, row => row.Id.ToString());
        }

        private Row Show(MeetingRequest request, DateOnly today) => new(request.Id, request.Reference, request.AssociationId, request.Kind,
            request.Subject, request.ReceivedDay, request.DeemedDecisionDay, request.Status, request.IsDeemedRejectedOn(today), request.MeetingId,
            db.Caller.Allowed(MeetingRequestLifecycle.Moves, request.Status));
    }

    private const string Sql = $"""
        SELECT {MeetingRequestTable.Columns} FROM meeting_request
        WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
          AND (@Status IS NULL OR status = @Status) AND id < @Before
        ORDER BY id DESC LIMIT @Take
        """;

    public static async Task<Ok<Page<Row>>> Endpoint(Named<MeetingRequestStatus>? status, int? limit, string? cursor, HttpContext http,
        IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, limit, cursor), ct));
}
