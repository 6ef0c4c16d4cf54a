using Liaison.Domain.Commitments;
using Liaison.Server.Cases;
using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Commitments;

/// <summary>Loads and saves commitments; an association sees those made with it.</summary>
public static class CommitmentTable
{
    public const string Noun = "commitment";

    /// <summary>One commitment, or <c>not_found</c>.</summary>
    public static async Task<Commitment> Load(Session db, Guid id) => (await LoadRow(db, id)).ToCommitment(db);

    /// <summary>One commitment as it is shown, or <c>not_found</c>.</summary>
    public static async Task<Commitment> LoadShown(Session db, Guid id) => (await Masked(db, [await LoadRow(db, id)]))[0];

    /// <summary>The commitments made about a case, oldest first.</summary>
    public static async Task<IReadOnlyList<Commitment>> OfCase(Session db, Guid caseId) => [.. (await db.List<CommitmentRow>($"""
        SELECT {CommitmentRow.Columns} FROM commitment
        WHERE agenda_item_id IN (SELECT item.id FROM agenda_item item WHERE item.case_id = @caseId) AND prefecture_code = @Prefecture
          AND (@Association IS NULL OR association_id = @Association)
        ORDER BY id
        """, new { caseId, db.Prefecture, db.Association })).Select(row => row.ToCommitment(db))];

    /// <summary>One commitment on which a step is to be taken. Codes: <c>not_found</c>; <c>case.frozen</c>, <c>case.destroyed</c> of its case, whose
    /// key may be gone.</summary>
    public static async Task<Commitment> LoadForStep(Session db, Guid id)
    {
        var made = await Load(db, id);
        if (made.CaseId is { } caseId)
            await Frozen.MustNotBe(db, [caseId]);
        return made;
    }

    /// <summary>All open commitments that the caller may see, as they are shown.</summary>
    public static async Task<IReadOnlyList<Commitment>> Open(Session db) => await Masked(db, await db.List<CommitmentRow>($"""
        SELECT {CommitmentRow.Columns} FROM commitment
        WHERE prefecture_code = @Prefecture AND status = 'Open' AND (@Association IS NULL OR association_id = @Association) ORDER BY due_day, id
        """, new { db.Prefecture, db.Association }));

    /// <summary>What is open at the beginning of a meeting, those due first, so that what is overdue stands before the rest: the commitments of the
    /// associations invited that were not made in it, and for the office those on the households of its agenda that agents have linked, whose other
    /// associations may not be invited. [domain rules 11, 18, 27]</summary>
    /// <param name="households">The linked households.</param>
    public static async Task<IReadOnlyList<Commitment>> OpenBefore(Session db, Guid meetingId, IEnumerable<Guid> households)
    {
        var open = await db.List<CommitmentRow>(OpenBeforeSql, new { meetingId, db.Prefecture, db.Association });
        foreach (var household in db.Association is null ? households.Distinct() : [])
            open = [.. open.UnionBy(await db.List<CommitmentRow>(OfHouseholdSql, new { household, meetingId, db.Prefecture }), row => row.Id)];
        return await Masked(db, [.. open.OrderBy(row => row.DueDay).ThenBy(row => row.Id)]);
    }

    // CROSS JOIN keeps the order: those invited are few.
    private const string OpenBeforeSql = $"""
        SELECT {CommitmentRow.Columns} FROM meeting_association invited CROSS JOIN commitment
        WHERE invited.meeting_id = @meetingId AND commitment.association_id = invited.association_id AND commitment.status = 'Open'
          AND commitment.prefecture_code = @Prefecture AND (@Association IS NULL OR commitment.association_id = @Association)
          AND (commitment.meeting_id IS NULL OR commitment.meeting_id <> @meetingId)
        """;

    private const string OfHouseholdSql = $"""
        SELECT {CommitmentRow.Columns} FROM commitment
        WHERE agenda_item_id IN (
            SELECT item.id FROM case_record linked JOIN agenda_item item ON item.case_id = linked.id WHERE linked.household_id = @household)
          AND status = 'Open' AND prefecture_code = @Prefecture AND (meeting_id IS NULL OR meeting_id <> @meetingId)
        """;

    /// <summary>Commitments as they are shown: what one on a case says goes with the last mandate of the household. [domain rule 28]</summary>
    internal static async Task<IReadOnlyList<Commitment>> Masked(Session db, IReadOnlyList<CommitmentRow> rows)
    {
        var hidden = await HiddenCases.Among(db, rows);
        return [.. rows.Select(row => row.ToCommitment(db, hidden))];
    }

    /// <summary>The commitments made in a meeting as they are shown, those due first.</summary>
    public static async Task<IReadOnlyList<Commitment>> MadeIn(Session db, Guid meetingId) => await Masked(db, await db.List<CommitmentRow>($"""
        SELECT {CommitmentRow.Columns} FROM commitment
        WHERE meeting_id = @meetingId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        ORDER BY due_day, id
        """, new { meetingId, db.Prefecture, db.Association }));

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
            UPDATE commitment SET status = @Status, due_day = @DueDay, sealed = @Sealed, version = version + 1, changed_at = @ChangedAt
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, new
        {
            Status = commitment.Status.ToString(), commitment.DueDay, Sealed = CommitmentRow.Seal(db, commitment), commitment.Id, commitment.Version,
            db.Prefecture, db.ChangedAt,
        });
        await PassageTable.Insert(db, Noun, commitment.Id, commitment.Passages, commitment.CaseId);
        await Touch(db, commitment);
    }

    private static Task<CommitmentRow> LoadRow(Session db, Guid id) => db.Load<CommitmentRow>($"""
        SELECT {CommitmentRow.Columns} FROM commitment
        WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        """, new { id, db.Prefecture, db.Association });

    // Commitments made in an audience are shown with it.
    private static Task Touch(Session db, Commitment commitment) => commitment.AudienceId is null
        ? Task.CompletedTask
        : db.Execute("UPDATE audience SET changed_at = @ChangedAt WHERE id = @AudienceId", new { db.ChangedAt, commitment.AudienceId });
}
