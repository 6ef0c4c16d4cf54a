using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;

namespace Liaison.Server.Meetings;

/// <summary>What a meeting is shown from: in full to the office and the associations invited, in outline to everybody else who may
/// know that it takes place. The outline has a statement of its own, so that nothing more is read.</summary>
public static class MeetingView
{
    /// <summary>Whether the caller reads meetings in full.</summary>
    public static bool ReadsMeetingsInFull(this Caller caller) =>
        caller.WhoseOf(Right.ReadMeetings) is Whose.OwnPrefecture or Whose.OwnInvitations;

    /// <summary>Columns of the outline, of a meeting called <c>m</c>.</summary>
    public const string OutlineColumns = "m.id, m.reference, m.kind, m.day, m.status";

    /// <summary>Columns of the full view; a meeting passes at most once to not held or cancelled.</summary>
    public const string FullColumns = $"""
        {OutlineColumns}, m.starts_at, m.duration_minutes, m.place, m.theme, m.freeze_day, m.attendance, m.replacement_id, m.sealed,
        (SELECT p.sealed FROM passage p WHERE p.noun_id = m.id AND p.step IN ('NotHeld', 'Cancellation')) AS sealed_reason
        """;

    /// <summary>The meetings of the prefecture; an association sees those it is invited to.</summary>
    public const string Visible = """
        m.prefecture_code = @Prefecture AND (@Association IS NULL OR EXISTS (
            SELECT 1 FROM meeting_association mine WHERE mine.meeting_id = m.id AND mine.association_id = @Association))
        """;

    /// <summary>A meeting in outline as it is read.</summary>
    public record OutlineRow
    {
        public required Guid Id { get; init; }
        public required string Reference { get; init; }
        public required MeetingKind Kind { get; init; }
        public required DateOnly Day { get; init; }
        public required MeetingStatus Status { get; init; }
    }

    /// <summary>A meeting in full as it is read.</summary>
    public sealed record FullRow : OutlineRow
    {
        public required DateTimeOffset StartsAt { get; init; }
        public required int DurationMinutes { get; init; }
        public required string Place { get; init; }
        public string? Theme { get; init; }
        public DateOnly? FreezeDay { get; init; }
        public byte[]? Sealed { get; init; }
        public IReadOnlyList<Attendance> Attendance { get; init; } = [];
        public Guid? ReplacementId { get; init; }
        public byte[]? SealedReason { get; init; }
    }

    /// <summary>What belongs to a meeting: an association invited, or a request that it answers.</summary>
    public sealed record Attached
    {
        public required Guid MeetingId { get; init; }
        public required Guid Id { get; init; }
        public string Name { get; init; } = "";
    }

    /// <summary>What is sealed of a meeting: its former dates, each with what was said for the postponement; null where there are none.</summary>
    public static byte[]? Seal(Session db, IReadOnlyList<FormerDate> formerDates) => formerDates.Count == 0 ? null : db.Seal(null, MeetingTable.Noun, formerDates);

    /// <summary>The former dates, opened.</summary>
    public static IReadOnlyList<FormerDate> FormerDatesIn(Session db, byte[]? envelope) => db.Open<IReadOnlyList<FormerDate>>(null, MeetingTable.Noun, envelope) ?? [];

    /// <summary>A meeting in outline.</summary>
    public static ReadMeeting.Response Show(OutlineRow row, IEnumerable<Attached> invited) => new()
    {
        Id = row.Id, Reference = row.Reference, Kind = row.Kind, Day = row.Day, Status = row.Status, Associations = Of(row, invited),
    };

    /// <summary>A meeting in full, its times with the offset of its place.</summary>
    public static ReadMeeting.InFull Show(FullRow row, IEnumerable<Attached> invited, IEnumerable<Attached> requests, TimeZoneInfo zone, Session db) => new()
    {
        Id = row.Id, Reference = row.Reference, Kind = row.Kind, Day = row.Day, Status = row.Status, Associations = Of(row, invited),
        StartsAt = row.StartsAt.In(zone), TimeZone = zone.Id, DurationMinutes = row.DurationMinutes, Place = row.Place, Theme = row.Theme,
        FreezeDay = row.FreezeDay, FormerDates = [.. FormerDatesIn(db, row.Sealed).Select(former => former with { StartsAt = former.StartsAt.In(zone) })],
        Attendance = row.Attendance, ReplacementId = row.ReplacementId, Reason = PassageTable.Reason(db, null, row.SealedReason),
        RequestIds = [.. requests.Where(request => request.MeetingId == row.Id).Select(request => request.Id)],
        AllowedSteps = db.Caller.Allowed(MeetingLifecycle.Of(row.Kind), row.Status),
    };

    private static IReadOnlyList<ReadMeeting.Invited> Of(OutlineRow row, IEnumerable<Attached> invited) =>
        [.. invited.Where(association => association.MeetingId == row.Id).Select(association => new ReadMeeting.Invited(association.Id, association.Name))];
}
