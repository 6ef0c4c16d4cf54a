using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Server.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Agendas;

/// <summary>A row of agenda items. The outcome stands in columns of its own; the domain has it as one examination. Its texts are sealed under the key
/// of the case, those of a topic under that of the prefecture.</summary>
internal sealed record AgendaItemRow : HiddenCases.ITelling
{
    public const string Columns = """
        item.id, item.prefecture_code, item.association_id, item.meeting_id, item.case_id, item.meeting_request_id, item.submitted_at, item.late,
        item.predecessor_id, item.carry_count, item.rank, item.gaps, item.orientation, item.reason_category, item.person_orientations, item.status,
        item.version, item.sealed, own.household_id
        """;

    /// <summary>What the columns are of: items, each with its case.</summary>
    public const string Items = "agenda_item item LEFT JOIN case_record own ON own.id = item.case_id";

    /// <summary>The columns, the reference by which people know the case, why that is urgent, and whether it may be hidden.</summary>
    public const string ShownColumns = $"""
        {Columns}, own.reference AS case_reference,
        (SELECT kind FROM case_urgency WHERE case_urgency.case_id = item.case_id AND case_urgency.status = 'Urgent') AS urgency,
        EXISTS (SELECT 1 FROM mandate WHERE mandate.case_id = item.case_id AND mandate.withdrawn_day IS NOT NULL) AS may_be_hidden
        """;

    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    public Guid? MeetingId { get; init; }
    public Guid? CaseId { get; init; }
    public string? CaseReference { get; init; }
    public UrgencyKind? Urgency { get; init; }
    public bool MayBeHidden { get; init; }
    public Guid? HouseholdId { get; init; }
    public Guid? MeetingRequestId { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public bool Late { get; init; }
    public Guid? PredecessorId { get; init; }
    public int CarryCount { get; init; }
    public int? Rank { get; init; }
    public IReadOnlyList<Gap> Gaps { get; init; } = [];
    public Orientation? Orientation { get; init; }
    public ReasonCategory? ReasonCategory { get; init; }
    public IReadOnlyList<PersonOrientation> PersonOrientations { get; init; } = [];
    public AgendaItemStatus Status { get; init; }
    public int Version { get; init; }
    public byte[]? Sealed { get; init; }

    private sealed record Content(string? Topic = null, string? Question = null, string? LateReason = null, string? AssociationView = null,
        string? OfficeView = null);

    /// <summary>What is sealed of an item.</summary>
    public static byte[] Seal(Session db, AgendaItem item) => db.Seal(item.CaseId, AgendaItemTable.Noun, new Content(item.Topic, item.Question,
        item.LateReason, item.Examination?.AssociationView, item.Examination?.OfficeView));

    /// <summary>The question put with an item, alone.</summary>
    public static string? QuestionIn(Session db, Guid? caseId, byte[]? envelope) => db.Open<Content>(caseId, AgendaItemTable.Noun, envelope)?.Question;

    /// <summary>The views of both sides that an examination recorded, alone.</summary>
    public static (string? Association, string? Office) ViewsIn(Session db, Guid? caseId, byte[]? envelope) =>
        db.Open<Content>(caseId, AgendaItemTable.Noun, envelope) is { } content ? (content.AssociationView, content.OfficeView) : (null, null);

    /// <summary>An item as it is shown.</summary>
    /// <param name="hidden">The households of which nothing is told.</param>
    public AgendaItem ToItem(Session db, IReadOnlySet<Guid> hidden) => CaseId is { } caseId && hidden.Contains(caseId) ? ToItem(db).Mask() : ToItem(db);

    /// <summary>An item as it is, for the steps that change it.</summary>
    public AgendaItem ToItem(Session db)
    {
        var content = db.Open<Content>(CaseId, AgendaItemTable.Noun, Sealed) ?? new Content();
        return new()
        {
            Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, MeetingId = MeetingId, CaseId = CaseId,
            // An association is not to notice that somebody else supports the same household.
            HouseholdId = db.Caller.IsOffice ? HouseholdId : null, Topic = content.Topic,
            Question = content.Question, MeetingRequestId = MeetingRequestId, SubmittedAt = SubmittedAt, Late = Late, LateReason = content.LateReason,
            PredecessorId = PredecessorId, CarryCount = CarryCount, Rank = Rank, Gaps = Gaps, Status = Status, Version = Version,
            Examination = Status == AgendaItemStatus.Examined
                ? new Examination(Orientation, ReasonCategory, content.AssociationView, content.OfficeView, PersonOrientations)
                : null,
        };
    }
}
