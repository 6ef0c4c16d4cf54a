using System.Text.Json.Serialization;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Prefectures;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Liaison.Server.Meetings;

/// <summary>One meeting: in full for the office and the associations invited, in outline for the cabinet and the secretary general.</summary>
public static class ReadMeeting
{
    public sealed record Query(Guid Id) : IQuery<Response>
    {
        public static Right Requires => Right.ReadMeetings;
    }

    /// <summary>An association invited.</summary>
    public sealed record Invited(Guid Id, string Name);

    /// <summary>A meeting in outline: that it takes place, on which day, with whom.</summary>
    [JsonDerivedType(typeof(InFull))]
    public record Response
    {
        [JsonPropertyOrder(Outline)]
        public required Guid Id { get; init; }
        [JsonPropertyOrder(Outline)]
        public required string Reference { get; init; }
        [JsonPropertyOrder(Outline)]
        public required MeetingKind Kind { get; init; }
        /// <summary>Local day of the prefecture.</summary>
        [JsonPropertyOrder(Outline)]
        public required DateOnly Day { get; init; }
        [JsonPropertyOrder(Outline)]
        public required IReadOnlyList<Invited> Associations { get; init; }
        [JsonPropertyOrder(Outline)]
        public required MeetingStatus Status { get; init; }

        // The outline stands first in the full view too.
        private const int Outline = -1;
    }

    /// <summary>A meeting in full.</summary>
    public sealed record InFull : Response
    {
        /// <summary>With the offset of <see cref="TimeZone"/>.</summary>
        public required DateTimeOffset StartsAt { get; init; }
        public required string TimeZone { get; init; }
        public required int DurationMinutes { get; init; }
        public required string Place { get; init; }
        public required string? Theme { get; init; }
        /// <summary>Due day of the agenda freeze of a technical meeting.</summary>
        public required DateOnly? FreezeDay { get; init; }
        public required IReadOnlyList<FormerDate> FormerDates { get; init; }
        public required IReadOnlyList<Attendance> Attendance { get; init; }
        /// <summary>The meeting that takes the place of this cancelled one.</summary>
        public required Guid? ReplacementId { get; init; }
        /// <summary>Why it was not held or cancelled.</summary>
        public required string? Reason { get; init; }
        /// <summary>The requests it answers, as far as they are the caller's to see.</summary>
        public required IReadOnlyList<Guid> RequestIds { get; init; }
        public required IReadOnlyList<string> AllowedSteps { get; init; }
    }

    public sealed class Handler(Session db) : IRequestHandler<Query, Response>
    {
        public async Task<Response> Handle(Query query, CancellationToken cancellationToken)
        {
            var whose = new { query.Id, db.Prefecture, db.Association };
            if (!db.Caller.ReadsMeetingsInFull())
                return MeetingView.Show(await db.Load<MeetingView.OutlineRow>(OutlineSql, whose), await db.List<MeetingView.Attached>(InvitedSql, whose));
            var row = await db.Load<MeetingView.FullRow>(FullSql, whose);
            return MeetingView.Show(row, await db.List<MeetingView.Attached>(InvitedSql, whose), await db.List<MeetingView.Attached>(RequestsSql, whose),
                (await PrefectureTable.Mine(db)).Zone, db);
        }
    }

    private const string OutlineSql = $"SELECT {MeetingView.OutlineColumns} FROM meeting m WHERE m.id = @Id AND {MeetingView.Visible}";

    private const string FullSql = $"SELECT {MeetingView.FullColumns} FROM meeting m WHERE m.id = @Id AND {MeetingView.Visible}";

    private const string InvitedSql = """
        SELECT i.meeting_id, a.id, a.name FROM meeting_association i JOIN association a ON a.id = i.association_id
        WHERE i.meeting_id = @Id ORDER BY a.name, a.id
        """;

    private const string RequestsSql = """
        SELECT meeting_id, id FROM meeting_request
        WHERE meeting_id = @Id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association) ORDER BY id
        """;

    public static async Task<Ok<Response>> Endpoint(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new Query(id), ct));
}
