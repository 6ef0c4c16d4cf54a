using System.Globalization;
using Liaison.Domain;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using Liaison.Server.Web;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>The meetings of the prefecture, latest first, each as the caller reads it; an association reads those it is invited to.</summary>
public static class ListMeetings
{
    /// <param name="From">First local day.</param>
    /// <param name="To">Last local day.</param>
    public sealed record Query(MeetingKind? Kind, MeetingStatus? Status, DateOnly? From, DateOnly? To, Paging Paging)
        : IQuery<Page<ReadMeeting.Response>>
    {
        public static Right Requires => Right.ReadMeetings;
        public static IReadOnlyList<Refusal> Refuses => [WebRules.CursorInvalid, InputRules.OutOfRange];
    }

    public sealed class Handler(Session db, Cursors cursors) : IRequestHandler<Query, Page<ReadMeeting.Response>>
    {
        public async Task<Page<ReadMeeting.Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var part = cursors.Part(query.Paging, new { query.Kind, query.Status, query.From, query.To });
            var (at, id) = Position(part.Key);
            var arguments = new
            {
                BeforeStart = at, BeforeDay = DateOnly.FromDateTime(at.UtcDateTime), BeforeId = id, part.ChangedAfter, part.IdAfter, part.Take,
                Kind = query.Kind?.ToString(), Status = query.Status?.ToString(), query.From, query.To, db.Prefecture, db.Association,
            };
            var rows = db.Caller.ReadsMeetingsInFull() ? await InFull(part, arguments) : await InOutline(part, arguments);
            return await part.Page(db, Changes, arguments, rows, row => row.Id, KeyOf);
        }

        private async Task<IReadOnlyList<ReadMeeting.Response>> InOutline(ListPart part, object arguments)
        {
            var rows = part.OfChanges
                ? await db.List<MeetingView.OutlineRow>($"SELECT {MeetingView.OutlineColumns} {Changed}", arguments)
                : await db.List<MeetingView.OutlineRow>($"SELECT {MeetingView.OutlineColumns} {LatestDays}", arguments);
            var invited = part.OfChanges
                ? await db.List<MeetingView.Attached>($"{Invited} (SELECT m.id {Changed}) {ByName}", arguments)
                : await db.List<MeetingView.Attached>($"{Invited} (SELECT m.id {LatestDays}) {ByName}", arguments);
            return [.. rows.Select(row => MeetingView.Show(row, invited))];
        }

        private async Task<IReadOnlyList<ReadMeeting.Response>> InFull(ListPart part, object arguments)
        {
            var rows = part.OfChanges
                ? await db.List<MeetingView.FullRow>($"SELECT {MeetingView.FullColumns} {Changed}", arguments)
                : await db.List<MeetingView.FullRow>($"SELECT {MeetingView.FullColumns} {LatestStarts}", arguments);
            var invited = part.OfChanges
                ? await db.List<MeetingView.Attached>($"{Invited} (SELECT m.id {Changed}) {ByName}", arguments)
                : await db.List<MeetingView.Attached>($"{Invited} (SELECT m.id {LatestStarts}) {ByName}", arguments);
            var requests = part.OfChanges
                ? await db.List<MeetingView.Attached>($"{Requests} AND r.meeting_id IN (SELECT m.id {Changed}) ORDER BY r.id", arguments)
                : await db.List<MeetingView.Attached>($"{Requests} AND r.meeting_id IN (SELECT m.id {LatestStarts}) ORDER BY r.id", arguments);
            var zone = (await PrefectureTable.Mine(db)).Zone;
            return [.. rows.Select(row => MeetingView.Show(row, invited, requests, zone, db))];
        }

        // A list without a cursor begins before any meeting there will be.
        private static readonly DateTimeOffset End = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

        // The outline knows no start and goes on by the day.
        private static string KeyOf(ReadMeeting.Response row) => row is ReadMeeting.InFull full
            ? $"{full.StartsAt.UtcDateTime:O}|{row.Id}"
            : $"{row.Day:O}|{row.Id}";

        private static (DateTimeOffset At, Guid Id) Position(string? key) => key?.Split('|') is [var at, var id]
            ? (DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), Guid.Parse(id))
            : (End, Guid.Empty);
    }

    private const string Visible = $"FROM meeting m WHERE {MeetingView.Visible}";

    private const string Changes = $"SELECT m.id, m.changed_at {Visible} {ListPart.Changed}";

    private const string Filtered = $"""
        {Visible} AND (@Kind IS NULL OR m.kind = @Kind) AND (@Status IS NULL OR m.status = @Status)
          AND (@From IS NULL OR m.day >= @From) AND (@To IS NULL OR m.day <= @To)
        """;

    private const string LatestStarts = $"""
        {Filtered} AND (m.starts_at, m.id) < (@BeforeStart, @BeforeId) ORDER BY m.starts_at DESC, m.id DESC LIMIT @Take
        """;

    private const string LatestDays = $"{Filtered} AND (m.day, m.id) < (@BeforeDay, @BeforeId) ORDER BY m.day DESC, m.id DESC LIMIT @Take";

    private const string Changed = $"{Filtered} AND m.id IN (SELECT id FROM ({Changes}) changes)";

    private const string Invited =
        "SELECT i.meeting_id, a.id, a.name FROM meeting_association i JOIN association a ON a.id = i.association_id WHERE i.meeting_id IN";

    private const string ByName = "ORDER BY a.name, a.id";

    private const string Requests = """
        SELECT r.meeting_id, r.id FROM meeting_request r
        WHERE r.prefecture_code = @Prefecture AND (@Association IS NULL OR r.association_id = @Association)
        """;

    public static async Task<Ok<Page<ReadMeeting.Response>>> Endpoint(Named<MeetingKind>? kind, Named<MeetingStatus>? status, LocalDay? from, LocalDay? to,
        int? limit, string? cursor, Instant? modifiedSince, HttpContext http, IMediator mediator, CancellationToken ct) =>
        http.Page(await mediator.Send(new Query(kind?.Value, status?.Value, from?.Value, to?.Value, new(limit, cursor, modifiedSince)), ct));
}
