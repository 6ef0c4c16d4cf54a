using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;

namespace Liaison.Server.Agendas;

/// <summary>A row of agenda items. The outcome stands in columns of its own; the domain has it as one examination.</summary>
internal sealed record AgendaItemRow
{
    public const string Columns = """
        id, prefecture_code, association_id, meeting_id, case_id, topic, question, meeting_request_id, submitted_at, late, late_reason,
        predecessor_id, carry_count, rank, gaps, orientation, reason_category, association_view, office_view, person_orientations, status, version
        """;

    /// <summary>The columns, the reference by which people know the case, and why that is urgent.</summary>
    public const string ShownColumns = $"""
        {Columns}, (SELECT reference FROM case_record WHERE case_record.id = agenda_item.case_id) AS case_reference,
        (SELECT kind FROM case_urgency WHERE case_urgency.case_id = agenda_item.case_id AND case_urgency.status = 'Urgent') AS urgency
        """;

    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    public Guid? MeetingId { get; init; }
    public Guid? CaseId { get; init; }
    public string? CaseReference { get; init; }
    public UrgencyKind? Urgency { get; init; }
    public string? Topic { get; init; }
    public string? Question { get; init; }
    public Guid? MeetingRequestId { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public bool Late { get; init; }
    public string? LateReason { get; init; }
    public Guid? PredecessorId { get; init; }
    public int CarryCount { get; init; }
    public int? Rank { get; init; }
    public IReadOnlyList<Gap> Gaps { get; init; } = [];
    public Orientation? Orientation { get; init; }
    public ReasonCategory? ReasonCategory { get; init; }
    public string? AssociationView { get; init; }
    public string? OfficeView { get; init; }
    public IReadOnlyList<PersonOrientation> PersonOrientations { get; init; } = [];
    public AgendaItemStatus Status { get; init; }
    public int Version { get; init; }

    public AgendaItem ToItem() => new()
    {
        Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, MeetingId = MeetingId, CaseId = CaseId, Topic = Topic,
        Question = Question, MeetingRequestId = MeetingRequestId, SubmittedAt = SubmittedAt, Late = Late, LateReason = LateReason,
        PredecessorId = PredecessorId, CarryCount = CarryCount, Rank = Rank, Gaps = Gaps, Status = Status, Version = Version,
        Examination = Status == AgendaItemStatus.Examined
            ? new Examination(Orientation, ReasonCategory, AssociationView, OfficeView, PersonOrientations)
            : null,
    };
}
