using Liaison.Domain;
using Liaison.Domain.Audiences;
using Liaison.Server.Data;

namespace Liaison.Server.Audiences;

/// <summary>Loads and saves referrals as domain objects; what each reader is shown is for the reading use cases.</summary>
public static class ReferralTable
{
    public const string Noun = "referral";

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required Guid AssociationId { get; init; }
        public required string Number { get; init; }
        public Guid? AudienceRequestId { get; init; }
        public Guid? AudienceId { get; init; }
        public byte[]? SealedLabel { get; init; }
        public Guid? CaseId { get; init; }
        public Guid? TargetMeetingId { get; init; }
        public byte[]? Sealed { get; init; }
        public Guid? AgendaItemId { get; init; }
        public ReferralStatus Status { get; init; }
        public int Version { get; init; }

        public Referral ToReferral(Session db) => new()
        {
            Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, Number = Number, AudienceRequestId = AudienceRequestId,
            AudienceId = AudienceId, Label = LabelIn(db, SealedLabel), CaseId = CaseId, Target = new MeetingTarget(TargetMeetingId), Reason = ReasonIn(db, Sealed) ?? "",
            AgendaItemId = AgendaItemId, Status = Status, Version = Version,
        };
    }

    private const string Columns =
        "id, prefecture_code, association_id, number, audience_request_id, audience_id, sealed_label, case_id, target_meeting_id, sealed, agenda_item_id, status, version";

    /// <summary>The label that the cabinet wrote, opened; for the foreigners office alone.</summary>
    public static string? LabelIn(Session db, byte[]? envelope) => db.Open<string>(null, "label", envelope);

    /// <summary>Why the cases were referred, opened.</summary>
    public static string? ReasonIn(Session db, byte[]? envelope) => db.Open<string>(null, "referral", envelope);

    /// <summary>One referral, or <c>not_found</c>.</summary>
    public static async Task<Referral> Load(Session db, Guid id) => (await db.Find<Row>($"""
        SELECT {Columns} FROM referral
        WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        """, new { id, db.Prefecture, db.Association }))?.ToReferral(db) ?? throw CommonRules.Absent.Because();

    /// <summary>The referrals of an association that name their case and wait for a place.</summary>
    public static async Task<IReadOnlyList<Referral>> Waiting(Session db, Guid associationId) => [.. (await db.List<Row>($"""
        SELECT {Columns} FROM referral
        WHERE association_id = @associationId AND status = 'Pending' AND case_id IS NOT NULL AND prefecture_code = @Prefecture ORDER BY id
        """, new { associationId, db.Prefecture })).Select(row => row.ToReferral(db))];

    /// <summary>The referrals that stand as this item: more than one where a case was brought to the cabinet twice.</summary>
    public static async Task<IReadOnlyList<Referral>> AllOfItem(Session db, Guid itemId) => [.. (await db.List<Row>($"""
        SELECT {Columns} FROM referral WHERE agenda_item_id = @itemId AND status = 'Placed' AND prefecture_code = @Prefecture ORDER BY id
        """, new { itemId, db.Prefecture })).Select(row => row.ToReferral(db))];

    /// <summary>The referrals of a case that stand as an item.</summary>
    public static async Task<IReadOnlyList<Referral>> PlacedOfCase(Session db, Guid caseId) => [.. (await db.List<Row>($"""
        SELECT {Columns} FROM referral WHERE case_id = @caseId AND status = 'Placed' AND prefecture_code = @Prefecture ORDER BY id
        """, new { caseId, db.Prefecture })).Select(row => row.ToReferral(db))];

    /// <summary>All referrals of a case, oldest first.</summary>
    public static async Task<IReadOnlyList<Referral>> AllOfCase(Session db, Guid caseId) => [.. (await db.List<Row>($"""
        SELECT {Columns} FROM referral
        WHERE case_id = @caseId AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association) ORDER BY id
        """, new { caseId, db.Prefecture, db.Association })).Select(row => row.ToReferral(db))];

    public static async Task InsertAll(Session db, IEnumerable<Referral> referrals)
    {
        foreach (var referral in referrals)
            await Insert(db, referral);
    }

    public static async Task Insert(Session db, Referral referral)
    {
        await db.Note(Noun, referral.Id, referral.CaseId).Execute("""
            INSERT INTO referral (id, prefecture_code, association_id, number, audience_request_id, audience_id, sealed_label, case_id, target,
                target_meeting_id, sealed, agenda_item_id, status, version, changed_at)
            VALUES (@Id, @PrefectureCode, @AssociationId, @Number, @AudienceRequestId, @AudienceId, @SealedLabel, @CaseId, @TargetKind,
                @TargetMeeting, @Sealed, @AgendaItemId, @Status, @Version, @ChangedAt)
            """, Values(db, referral));
        await Touch(db, referral);
    }

    public static async Task Save(Session db, Referral referral)
    {
        await db.Note(Noun, referral.Id, referral.CaseId).Save("""
            UPDATE referral SET case_id = @CaseId, target = @TargetKind, target_meeting_id = @TargetMeeting, agenda_item_id = @AgendaItemId,
                status = @Status, version = version + 1, changed_at = @ChangedAt
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Values(db, referral));
        await PassageTable.Insert(db, Noun, referral.Id, referral.Passages);
        await Touch(db, referral);
    }

    // Referrals are shown with the request from which they come.
    private static Task Touch(Session db, Referral referral) => referral.AudienceRequestId is null
        ? Task.CompletedTask
        : db.Execute("UPDATE audience_request SET changed_at = @ChangedAt WHERE id = @AudienceRequestId", new { db.ChangedAt, referral.AudienceRequestId });

    private static object Values(Session db, Referral referral) => new
    {
        referral.Id, referral.PrefectureCode, referral.AssociationId, referral.Number, referral.AudienceRequestId, referral.AudienceId,
        SealedLabel = referral.Label is { } label ? db.Seal(null, "label", label) : null,
        referral.CaseId, TargetKind = referral.Target.MeetingId is null ? "Next" : "Meeting", TargetMeeting = referral.Target.MeetingId,
        Sealed = db.Seal(null, "referral", referral.Reason), referral.AgendaItemId, Status = referral.Status.ToString(), referral.Version, db.Prefecture, db.ChangedAt,
    };
}
