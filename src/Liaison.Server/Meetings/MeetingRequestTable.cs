using Liaison.Domain.Meetings;
using Liaison.Server.Data;

namespace Liaison.Server.Meetings;

/// <summary>Loads and saves meeting requests; an association sees its own alone.</summary>
public static class MeetingRequestTable
{
    public const string Noun = "meetingRequest";

    /// <summary>One request, or <c>not_found</c>.</summary>
    public static async Task<MeetingRequest> Load(Session db, Guid id) => db.Remembered.Find<MeetingRequest>(id) ?? (await db.Load<MeetingRequestRow>($"""
        SELECT {MeetingRequestRow.Columns} FROM meeting_request WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        """, new { id, db.Prefecture, db.Association })).ToRequest(db);

    /// <summary>The requests that a meeting answers.</summary>
    public static async Task<IReadOnlyList<MeetingRequest>> AnsweredBy(Session db, Guid meetingId) => [.. (await db.List<MeetingRequestRow>($"""
        SELECT {MeetingRequestRow.Columns} FROM meeting_request WHERE meeting_id = @meetingId AND prefecture_code = @Prefecture ORDER BY id
        """, new { meetingId, db.Prefecture })).Select(row => row.ToRequest(db))];

    /// <summary>The requests that wait for an answer, as the caller may see them.</summary>
    public static async Task<IReadOnlyList<MeetingRequest>> Unanswered(Session db) => [.. (await db.List<MeetingRequestRow>($"""
        SELECT {MeetingRequestRow.Columns} FROM meeting_request
        WHERE status IN ('Submitted', 'InformationRequested') AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY id
        """, new { db.Prefecture, db.Association })).Select(row => row.ToRequest(db))];

    public static async Task Insert(Session db, MeetingRequest request)
    {
        await db.Note(Noun, request.Id).Execute("""
            INSERT INTO meeting_request (id, prefecture_code, association_id, reference, kind, preferred_periods, received_at, received_day, meeting_id,
                answered_day, status, version, changed_at, sealed)
            VALUES (@Id, @PrefectureCode, @AssociationId, @Reference, @Kind, @PreferredPeriods, @Now, @ReceivedDay, @MeetingId,
                @AnsweredDay, @Status, @Version, @ChangedAt, @Sealed)
            """, Values(db, request));
        db.Remembered.Add(request.Id, request);
    }

    public static async Task Save(Session db, MeetingRequest request)
    {
        db.Remembered.Forget<MeetingRequest>(request.Id);
        await db.Note(Noun, request.Id).Save("""
            UPDATE meeting_request SET meeting_id = @MeetingId, answered_day = @AnsweredDay, status = @Status, version = version + 1,
                changed_at = @ChangedAt, sealed = @Sealed
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Values(db, request));
        await PassageTable.Insert(db, Noun, request.Id, request.Passages);
    }

    private static object Values(Session db, MeetingRequest request) => new
    {
        request.Id, request.PrefectureCode, request.AssociationId, request.Reference, Kind = request.Kind.ToString(),
        request.PreferredPeriods, request.ReceivedDay, request.MeetingId, request.AnsweredDay, Status = request.Status.ToString(), request.Version,
        db.Now, db.Prefecture, db.ChangedAt, Sealed = MeetingRequestRow.Seal(db, request),
    };
}
