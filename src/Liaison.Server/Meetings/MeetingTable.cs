using Liaison.Domain;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;

namespace Liaison.Server.Meetings;

/// <summary>Loads and saves meetings; an association sees those it is invited to.</summary>
public static class MeetingTable
{
    public const string Noun = "meeting";

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required string Reference { get; init; }
        public required MeetingKind Kind { get; init; }
        public required DateTimeOffset StartsAt { get; init; }
        public required DateOnly Day { get; init; }
        public required int DurationMinutes { get; init; }
        public required string Place { get; init; }
        public string? Theme { get; init; }
        public DateOnly? FreezeDay { get; init; }
        public MeetingStatus Status { get; init; }
        public IReadOnlyList<Attendance> Attendance { get; init; } = [];
        public Guid? ReplacementId { get; init; }
        public int Version { get; init; }
        public byte[]? Sealed { get; init; }

        public Meeting ToMeeting(Session db, IReadOnlyList<Guid> associationIds) => new()
        {
            Id = Id, PrefectureCode = PrefectureCode, Reference = Reference, Kind = Kind, StartsAt = StartsAt, Day = Day, DurationMinutes = DurationMinutes,
            Place = Place, AssociationIds = associationIds, Theme = Theme, FreezeDay = FreezeDay, Status = Status, FormerDates = MeetingView.FormerDatesIn(db, Sealed),
            Attendance = Attendance, ReplacementId = ReplacementId, Version = Version,
        };
    }

    /// <summary>One meeting, or <c>not_found</c>.</summary>
    public static async Task<Meeting> Load(Session db, Guid id) => await Find(db, id) ?? throw CommonRules.Absent.Because();

    /// <summary>A meeting named in what was sent, or <c>reference.unknown</c>.</summary>
    public static async Task<Meeting> Named(Session db, Guid id, string field) => await Find(db, id) ?? throw CommonRules.UnknownReference.In(field);

    /// <summary>One meeting, or null where the caller may not know of it.</summary>
    public static async Task<Meeting?> Find(Session db, Guid id)
    {
        var row = await db.Find<Row>("""
            SELECT id, prefecture_code, reference, kind, starts_at, day, duration_minutes, place, theme, freeze_day, status,
                attendance, replacement_id, version, sealed
            FROM meeting WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR EXISTS (
                SELECT 1 FROM meeting_association invited WHERE invited.meeting_id = meeting.id AND invited.association_id = @Association))
            """, new { id, db.Prefecture, db.Association });
        return row?.ToMeeting(db, await db.List<Guid>("SELECT association_id FROM meeting_association WHERE meeting_id = @id ORDER BY association_id", new { id }));
    }

    /// <summary>The association's next technical meeting that is not open yet, by its start; null where none is scheduled.</summary>
    /// <param name="takesProposals">Only one whose agenda is not frozen.</param>
    /// <param name="after">Only one that starts after this instant.</param>
    public static async Task<Meeting?> NextTechnical(Session db, Guid associationId, bool takesProposals, DateTimeOffset? after = null)
    {
        var id = await db.Find<Guid?>("""
            SELECT id FROM meeting JOIN meeting_association invited ON invited.meeting_id = meeting.id
            WHERE prefecture_code = @Prefecture AND invited.association_id = @associationId AND kind = 'Technical'
              AND (status = 'Scheduled' OR (status = 'AgendaFrozen' AND NOT @takesProposals)) AND starts_at >= @Now
              AND starts_at > @after
            ORDER BY starts_at, id LIMIT 1
            """, new { db.Prefecture, associationId, takesProposals, db.Now, after = after ?? DateTimeOffset.UnixEpoch });
        return id is null ? null : await Find(db, id.Value);
    }

    public static async Task Insert(Session db, Meeting meeting)
    {
        await db.Note(Noun, meeting.Id).Execute("""
            INSERT INTO meeting (id, prefecture_code, reference, kind, starts_at, day, duration_minutes, place, theme, freeze_day, status,
                attendance, replacement_id, version, changed_at, sealed)
            VALUES (@Id, @PrefectureCode, @Reference, @Kind, @StartsAt, @Day, @DurationMinutes, @Place, @Theme, @FreezeDay, @Status,
                @Attendance, @ReplacementId, @Version, @ChangedAt, @Sealed)
            """, Columns(db, meeting));
        foreach (var associationId in meeting.AssociationIds)
            await db.Execute("INSERT INTO meeting_association (meeting_id, association_id) VALUES (@Id, @associationId)", new { meeting.Id, associationId });
    }

    public static async Task Save(Session db, Meeting meeting)
    {
        await db.Note(Noun, meeting.Id).Save("""
            UPDATE meeting SET starts_at = @StartsAt, day = @Day, freeze_day = @FreezeDay, status = @Status,
                attendance = @Attendance, replacement_id = @ReplacementId, version = version + 1, changed_at = @ChangedAt, sealed = @Sealed
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Columns(db, meeting));
        await PassageTable.Insert(db, Noun, meeting.Id, meeting.Passages);
    }

    private static object Columns(Session db, Meeting meeting) => new
    {
        meeting.Id, meeting.PrefectureCode, meeting.Reference, Kind = meeting.Kind.ToString(), meeting.StartsAt, meeting.Day, meeting.DurationMinutes,
        meeting.Place, meeting.Theme, meeting.FreezeDay, Status = meeting.Status.ToString(), meeting.Attendance,
        meeting.ReplacementId, meeting.Version, db.Prefecture, db.ChangedAt, Sealed = MeetingView.Seal(db, meeting.FormerDates),
    };
}
