using Liaison.Domain.Commitments;
using Liaison.Server.Data;

namespace Liaison.Server.Commitments;

/// <summary>Loads and saves commitments; an association sees those made with it.</summary>
public static class CommitmentTable
{
    public const string Noun = "commitment";

    /// <summary>One commitment, or <c>not_found</c>.</summary>
    public static async Task<Commitment> Load(Session db, Guid id) => (await db.Load<CommitmentRow>($"""
        SELECT {CommitmentRow.Columns} FROM commitment
        WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        """, new { id, db.Prefecture, db.Association })).ToCommitment(db);

    /// <summary>The open commitments of the associations of a meeting that were made before it, those due first.</summary>
    public static async Task<IReadOnlyList<Commitment>> OpenBefore(Session db, Guid meetingId) => [.. (await db.List<CommitmentRow>($"""
        SELECT {CommitmentRow.Columns}
        FROM meeting_association invited JOIN commitment ON commitment.association_id = invited.association_id
        WHERE invited.meeting_id = @meetingId AND status = 'Open' AND (commitment.meeting_id IS NULL OR commitment.meeting_id <> @meetingId)
          AND prefecture_code = @Prefecture AND (@Association IS NULL OR commitment.association_id = @Association)
        ORDER BY due_day, commitment.id
        """, new { meetingId, db.Prefecture, db.Association })).Select(row => row.ToCommitment(db))];

    /// <summary>The commitments made in a meeting, those due first.</summary>
    public static async Task<IReadOnlyList<Commitment>> MadeIn(Session db, Guid meetingId) => [.. (await db.List<CommitmentRow>($"""
        SELECT {CommitmentRow.Columns} FROM commitment
        WHERE meeting_id = @meetingId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY due_day, id
        """, new { meetingId, db.Prefecture, db.Association })).Select(row => row.ToCommitment(db))];

    /// <summary>The commitments made on an item, oldest first.</summary>
    public static async Task<IReadOnlyList<Commitment>> OfItem(Session db, Guid itemId) => [.. (await db.List<CommitmentRow>($"""
        SELECT {CommitmentRow.Columns} FROM commitment
        WHERE agenda_item_id = @itemId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association) ORDER BY commitment.id
        """, new { itemId, db.Prefecture, db.Association })).Select(row => row.ToCommitment(db))];

    public static async Task Insert(Session db, Commitment commitment)
    {
        await db.Note(Noun, commitment.Id, commitment.CaseId).Execute("""
            INSERT INTO commitment (id, prefecture_code, association_id, side, due_day, meeting_id, agenda_item_id, audience_id, status, version,
                changed_at, sealed)
            VALUES (@Id, @PrefectureCode, @AssociationId, @Side, @DueDay, @MeetingId, @AgendaItemId, @AudienceId, @Status, @Version,
                @ChangedAt, @Sealed)
            """, new
        {
            commitment.Id, commitment.PrefectureCode, commitment.AssociationId, Side = commitment.Side.ToString(), commitment.DueDay,
            commitment.MeetingId, commitment.AgendaItemId, commitment.AudienceId, Status = commitment.Status.ToString(),
            commitment.Version, db.ChangedAt, Sealed = CommitmentRow.Seal(db, commitment),
        });
        await Touch(db, commitment);
    }

    public static async Task Save(Session db, Commitment commitment)
    {
        await db.Note(Noun, commitment.Id, commitment.CaseId).Save("""
            UPDATE commitment SET status = @Status, version = version + 1, changed_at = @ChangedAt
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, new { Status = commitment.Status.ToString(), commitment.Id, commitment.Version, db.Prefecture, db.ChangedAt });
        await PassageTable.Insert(db, Noun, commitment.Id, commitment.Passages, commitment.CaseId);
        await Touch(db, commitment);
    }

    // Commitments made in an audience are shown with it.
    private static Task Touch(Session db, Commitment commitment) => commitment.AudienceId is null
        ? Task.CompletedTask
        : db.Execute("UPDATE audience SET changed_at = @ChangedAt WHERE id = @AudienceId", new { db.ChangedAt, commitment.AudienceId });
}
