using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Domain.Meetings;
using Liaison.Server.Data;
using Liaison.Server.Meetings;

namespace Liaison.Server.Agendas;

/// <summary>Loads and saves agenda items; an association sees its own alone.</summary>
public static class AgendaItemTable
{
    public const string Noun = "agendaItem";

    /// <summary>One item, or <c>not_found</c>.</summary>
    public static async Task<AgendaItem> Load(Session db, Guid id) => await Find(db, id) ?? throw CommonRules.Absent.Because();

    /// <summary>An item named in what was sent, or <c>reference.unknown</c>.</summary>
    public static async Task<AgendaItem> Named(Session db, Guid id, string field) => await Find(db, id) ?? throw CommonRules.UnknownReference.In(field);

    /// <summary>An item and the meeting in which a step is taken on it. Codes: <c>not_found</c>, <c>agenda_item.step_not_allowed</c>.</summary>
    public static async Task<(AgendaItem Item, Meeting Meeting)> LoadFor(Session db, Guid id, AgendaItemStep step)
    {
        var item = await Load(db, id);
        return (item, await MeetingTable.Load(db, item.MeetingFor(step)));
    }

    /// <summary>The items of a meeting as far as the caller may see them, in the order of the agenda.</summary>
    public static async Task<IReadOnlyList<AgendaItem>> OfMeeting(Session db, Guid meetingId) => Agenda.InOrder((await db.List<AgendaItemRow>($"""
        SELECT {AgendaItemRow.Columns} FROM {AgendaItemRow.Items}
        WHERE item.meeting_id = @meetingId AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)
        """, new { meetingId, db.Prefecture, db.Association })).Select(row => row.ToItem(db)));

    /// <summary>The items in the pool that came with a meeting request.</summary>
    public static async Task<IReadOnlyList<AgendaItem>> PoolOfRequest(Session db, Guid requestId) => [.. (await db.List<AgendaItemRow>($"""
        SELECT {AgendaItemRow.Columns} FROM {AgendaItemRow.Items} WHERE item.meeting_request_id = @requestId AND item.status = 'Submitted' AND item.prefecture_code = @Prefecture ORDER BY item.id
        """, new { requestId, db.Prefecture })).Select(row => row.ToItem(db))];

    /// <summary>The carried-over items of an association that wait in the pool.</summary>
    public static async Task<IReadOnlyList<AgendaItem>> CarriedInPool(Session db, Guid associationId) => [.. (await db.List<AgendaItemRow>($"""
        SELECT {AgendaItemRow.Columns} FROM {AgendaItemRow.Items}
        WHERE item.association_id = @associationId AND item.status = 'Submitted' AND item.carry_count > 0 AND item.prefecture_code = @Prefecture ORDER BY item.submitted_at, item.id
        """, new { associationId, db.Prefecture })).Select(row => row.ToItem(db))];

    /// <summary>The item by which a case is put forward at present, or null.</summary>
    public static async Task<AgendaItem?> OpenOfCase(Session db, Guid caseId) => (await db.Find<AgendaItemRow>($"""
        SELECT {AgendaItemRow.Columns} FROM {AgendaItemRow.Items}
        WHERE item.case_id = @caseId AND item.status IN ('Submitted', 'Proposed', 'Admitted') AND item.prefecture_code = @Prefecture
        """, new { caseId, db.Prefecture }))?.ToItem(db);

    /// <summary>All items on a case, oldest first.</summary>
    public static async Task<IReadOnlyList<AgendaItem>> AllOfCase(Session db, Guid caseId) => [.. (await db.List<AgendaItemRow>($"""
        SELECT {AgendaItemRow.Columns} FROM {AgendaItemRow.Items}
        WHERE item.case_id = @caseId AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association) ORDER BY item.id
        """, new { caseId, db.Prefecture, db.Association })).Select(row => row.ToItem(db))];

    /// <summary>The item that continues one that was put off or not reached, or null.</summary>
    public static Task<Guid?> SuccessorOf(Session db, Guid id) => db.Find<Guid?>("""
        SELECT id FROM agenda_item WHERE predecessor_id = @id AND prefecture_code = @Prefecture
        """, new { id, db.Prefecture });

    /// <summary>Adds an item. Code: <c>agenda_item.case_already_open</c>.</summary>
    public static async Task Insert(Session db, AgendaItem item)
    {
        await db.Note(Noun, item.Id, item.CaseId).Execute("""
            INSERT INTO agenda_item (id, prefecture_code, association_id, meeting_id, case_id, meeting_request_id, submitted_at, late,
                predecessor_id, carry_count, rank, gaps, person_orientations, status, version, changed_at, sealed)
            VALUES (@Id, @PrefectureCode, @AssociationId, @MeetingId, @CaseId, @MeetingRequestId, @SubmittedAt, @Late,
                @PredecessorId, @CarryCount, @Rank, @Gaps, @Persons, @Status, @Version, @ChangedAt, @Sealed)
            """, Values(db, item), unique: AgendaItemRules.CaseAlreadyOpen);
        await PassageTable.Insert(db, Noun, item.Id, item.Passages, item.CaseId);
    }

    /// <summary>Saves an item. Code: <c>agenda_item.case_already_open</c>.</summary>
    public static async Task Save(Session db, AgendaItem item)
    {
        await db.Note(Noun, item.Id, item.CaseId).Save("""
            UPDATE agenda_item SET meeting_id = @MeetingId, late = @Late, rank = @Rank, gaps = @Gaps, orientation = @Orientation,
                reason_category = @ReasonCategory, person_orientations = @Persons, status = @Status, version = version + 1, changed_at = @ChangedAt,
                sealed = @Sealed
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Values(db, item), unique: AgendaItemRules.CaseAlreadyOpen);
        await PassageTable.Insert(db, Noun, item.Id, item.Passages, item.CaseId);
    }

    private static async Task<AgendaItem?> Find(Session db, Guid id) => (await db.Find<AgendaItemRow>($"""
        SELECT {AgendaItemRow.Columns} FROM {AgendaItemRow.Items}
        WHERE item.id = @id AND item.prefecture_code = @Prefecture AND (@Association IS NULL OR item.association_id = @Association)
        """, new { id, db.Prefecture, db.Association }))?.ToItem(db);

    private static object Values(Session db, AgendaItem item) => new
    {
        item.Id, item.PrefectureCode, item.AssociationId, item.MeetingId, item.CaseId, item.MeetingRequestId, item.SubmittedAt, item.Late,
        item.PredecessorId, item.CarryCount, item.Rank, item.Gaps,
        Orientation = item.Examination?.Orientation?.ToString(), ReasonCategory = item.Examination?.ReasonCategory?.ToString(),
        Persons = item.Examination?.Persons ?? [], Status = item.Status.ToString(), item.Version, db.Prefecture, db.ChangedAt,
        Sealed = AgendaItemRow.Seal(db, item),
    };
}
