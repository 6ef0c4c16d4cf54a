using Liaison.Domain.Audiences;
using Liaison.Server.Data;

namespace Liaison.Server.Audiences;

/// <summary>Loads and saves audience requests as domain objects; what each reader is shown is for the reading use cases.</summary>
public static class AudienceRequestTable
{
    public const string Noun = "audienceRequest";

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required Guid AssociationId { get; init; }
        public required string Reference { get; init; }
        public Guid? DemonstrationId { get; init; }
        public required DateOnly ReceivedDay { get; init; }
        public IReadOnlyList<AudienceTopic> Topics { get; init; } = [];
        public IReadOnlyList<Guid> CaseIds { get; init; } = [];
        public int BroughtCaseCount { get; init; }
        public byte[]? Sealed { get; init; }
        public AudienceRequestKind? Kind { get; init; }
        public DateOnly? AnsweredDay { get; init; }
        public string? Target { get; init; }
        public Guid? TargetMeetingId { get; init; }
        public AudienceRequestStatus Status { get; init; }
        public int Version { get; init; }

        public AudienceRequest ToRequest(Session db) => new()
        {
            Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, Reference = Reference, DemonstrationId = DemonstrationId,
            ReceivedDay = ReceivedDay, Topics = Topics, CaseIds = CaseIds, BroughtCaseCount = BroughtCaseCount, CaseLabels = db.Open<IReadOnlyList<string>>(null, "labels", Sealed) ?? [], Kind = Kind,
            AnsweredDay = AnsweredDay, Target = Target is null ? null : new MeetingTarget(TargetMeetingId), Status = Status, Version = Version,
        };
    }

    /// <summary>One request, or <c>not_found</c>.</summary>
    public static async Task<AudienceRequest> Load(Session db, Guid id) => (await db.Load<Row>("""
        SELECT id, prefecture_code, association_id, reference, demonstration_id, received_day, topics, case_ids, brought_case_count, sealed,
            kind, answered_day, target, target_meeting_id, status, version
        FROM audience_request WHERE id = @id AND prefecture_code = @Prefecture AND (@Association IS NULL OR association_id = @Association)
        """, new { id, db.Prefecture, db.Association })).ToRequest(db);

    public static Task Insert(Session db, AudienceRequest request) => db.Note(Noun, request.Id).Execute("""
        INSERT INTO audience_request (id, prefecture_code, association_id, reference, demonstration_id, received_day, topics, case_ids,
            brought_case_count, sealed, kind, answered_day, target, target_meeting_id, status, version, changed_at)
        VALUES (@Id, @PrefectureCode, @AssociationId, @Reference, @DemonstrationId, @ReceivedDay, @Topics, @CaseIds,
            @BroughtCaseCount, @Sealed, @Kind, @AnsweredDay, @TargetKind, @TargetMeeting, @Status, @Version, @ChangedAt)
        """, Columns(db, request));

    public static async Task Save(Session db, AudienceRequest request)
    {
        await db.Note(Noun, request.Id).Save("""
            UPDATE audience_request SET demonstration_id = @DemonstrationId, kind = @Kind, answered_day = @AnsweredDay, target = @TargetKind,
                target_meeting_id = @TargetMeeting, status = @Status, version = version + 1, changed_at = @ChangedAt
            WHERE id = @Id AND version = @Version AND prefecture_code = @Prefecture
            """, Columns(db, request));
        await PassageTable.Insert(db, Noun, request.Id, request.Passages);
    }

    private static object Columns(Session db, AudienceRequest request) => new
    {
        request.Id, request.PrefectureCode, request.AssociationId, request.Reference, request.DemonstrationId, request.ReceivedDay, request.Topics,
        request.CaseIds, request.BroughtCaseCount, Sealed = db.Seal(null, "labels", request.CaseLabels), Kind = request.Kind?.ToString(), request.AnsweredDay,
        TargetKind = request.Target switch { null => null, { MeetingId: null } => "Next", _ => "Meeting" }, TargetMeeting = request.Target?.MeetingId,
        Status = request.Status.ToString(), request.Version, db.Prefecture, db.ChangedAt,
    };
}
