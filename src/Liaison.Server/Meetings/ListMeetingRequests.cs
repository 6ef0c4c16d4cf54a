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
    public sealed record Query(MeetingRequestStatus? Status, Paging Paging) : IQuery<Page<Row>>
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
            var part = cursors.Part(query.Paging, new { query.Status });
            var today = await PrefectureTable.Today(db);
            var arguments = new
            {
                part.Before, part.ChangedAfter, part.IdAfter, part.Take, Status = query.Status?.ToString(), db.Prefecture, db.Association,
            };
            var requests = part.OfChanges ? await db.List<MeetingRequestRow>(Changed, arguments) : await db.List<MeetingRequestRow>(Newest, arguments);
            return await part.Page(db, Changes, arguments, [.. requests.Select(request => Show(request.ToRequest(db), today))], row => row.Id);
        }

        private Row Show(MeetingRequest request, DateOnly today) => new(request.Id, request.Reference, request.AssociationId, request.Kind,
            request.Subject, request.ReceivedDay, request.DeemedDecisionDay, request.Status, request.IsDeemedRejectedOn(today), request.MeetingId,
            db.Caller.Allowed(MeetingRequestLifecycle.Moves, request.Status));
    }

    private const string Visible = "FROM meeting_request WHERE prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)";
    private const string Changes = $"SELECT id, changed_at {Visible} {ListPart.Changed}";
    private const string Filtered = $"SELECT {MeetingRequestRow.Columns} {Visible} AND (@Status IS NULL OR status = @Status)";
    private const string Newest = $"{Filtered} AND id < @Before ORDER BY id DESC LIMIT @Take";
    private const string Changed = $"{Filtered} AND id IN (SELECT id FROM ({Changes}) changes)";

    public static async Task<Ok<Page<Row>>> Endpoint(Named<MeetingRequestStatus>? status, int? limit, string? cursor, Instant? modifiedSince,
        HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(status?.Value, new(limit, cursor, modifiedSince)), ct));
}
