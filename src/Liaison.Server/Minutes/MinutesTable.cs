using Liaison.Domain;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;

namespace Liaison.Server.Minutes;

/// <summary>Loads and saves the minutes of meetings; an association sees those of the meetings it is invited to.</summary>
public static class MinutesTable
{
    public const string Noun = "minutes";

    /// <summary>The minutes of a meeting, or <c>not_found</c>.</summary>
    public static async Task<MeetingMinutes> Of(Session db, Guid meetingId) => await Find(db, meetingId) ?? throw CommonRules.Absent.Because();

    /// <summary>The minutes of a meeting, or null where they are not opened or the caller may not know of them.</summary>
    public static Task<MeetingMinutes?> Find(Session db, Guid meetingId) => db.Find<MeetingMinutes>("""
        SELECT id, prefecture_code, meeting_id, status, edition, due_day, corrected, version
        FROM minutes WHERE meeting_id = @meetingId AND prefecture_code = @Prefecture AND (@Association IS NULL OR EXISTS (
            SELECT 1 FROM meeting_association invited WHERE invited.meeting_id = minutes.meeting_id AND invited.association_id = @Association))
        """, new { meetingId, db.Prefecture, db.Association });

    /// <summary>Adds minutes. Code: <c>minutes.already_opened</c>.</summary>
    public static Task<int> Insert(Session db, MeetingMinutes minutes) => db.Note(Noun, minutes.Id).Execute("""
        INSERT INTO minutes (id, prefecture_code, meeting_id, status, edition, due_day, corrected, version)
        VALUES (@Id, @PrefectureCode, @MeetingId, @Status, @Edition, @DueDay, @Corrected, @Version)
        """, Columns(db, minutes), unique: MinutesRules.AlreadyOpened);

    public static async Task Save(Session db, MeetingMinutes minutes)
    {
        await db.Note(Noun, minutes.Id).Save("""
            UPDATE minutes SET status = @Status, edition = @Edition, due_day = @DueDay, corrected = @Corrected, version = version + 1
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Columns(db, minutes));
        await PassageTable.Insert(db, Noun, minutes.Id, minutes.Passages);
    }

    private static object Columns(Session db, MeetingMinutes minutes) => new
    {
        minutes.Id, minutes.PrefectureCode, minutes.MeetingId, Status = minutes.Status.ToString(), minutes.Edition, minutes.DueDay, minutes.Corrected,
        minutes.Version, db.Prefecture,
    };
}
