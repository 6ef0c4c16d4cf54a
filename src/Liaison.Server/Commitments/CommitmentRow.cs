using Liaison.Domain;
using Liaison.Domain.Commitments;
using Liaison.Server.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Commitments;

/// <summary>A row of commitments. Who promised what is sealed under the key of its case, or of the prefecture where it has none.</summary>
internal sealed record CommitmentRow : HiddenCases.ITelling
{
    public const string CaseColumn = "(SELECT item.case_id FROM agenda_item item WHERE item.id = commitment.agenda_item_id) AS case_id";

    /// <summary>A commitment as it is read, with the case of its item, and whether that may be hidden.</summary>
    public const string Columns = $"""
        commitment.id, commitment.prefecture_code, commitment.association_id, commitment.side, commitment.due_day, commitment.meeting_id,
        commitment.agenda_item_id, commitment.audience_id, commitment.status, commitment.version, commitment.sealed, {CaseColumn},
        EXISTS (
            SELECT 1 FROM mandate
            WHERE mandate.case_id = (SELECT item.case_id FROM agenda_item item WHERE item.id = commitment.agenda_item_id) AND mandate.withdrawn_day IS NOT NULL
        ) AS may_be_hidden
        """;

    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    public required Side Side { get; init; }
    public required DateOnly DueDay { get; init; }
    public Guid? MeetingId { get; init; }
    public Guid? AgendaItemId { get; init; }
    public Guid? CaseId { get; init; }
    public bool MayBeHidden { get; init; }
    public Guid? AudienceId { get; init; }
    public CommitmentStatus Status { get; init; }
    public int Version { get; init; }
    public byte[]? Sealed { get; init; }

    private sealed record Content(string Owner = "", string Text = "", IReadOnlyList<CommitmentOutcome>? Outcomes = null,
        IReadOnlyList<FormerDueDay>? FormerDueDays = null);

    /// <summary>What is sealed of a commitment.</summary>
    public static byte[] Seal(Session db, Commitment commitment) => db.Seal(commitment.CaseId, CommitmentTable.Noun,
        new Content(commitment.Owner, commitment.Text, commitment.Outcomes, commitment.FormerDueDays));

    /// <summary>A commitment as it is shown.</summary>
    /// <param name="hidden">The households of which nothing is told.</param>
    public Commitment ToCommitment(Session db, IReadOnlySet<Guid> hidden) => CaseId is { } caseId && hidden.Contains(caseId) ? ToCommitment(db).Mask() : ToCommitment(db);

    /// <summary>A commitment as it is, for the steps that change it.</summary>
    public Commitment ToCommitment(Session db)
    {
        var said = db.Open<Content>(CaseId, CommitmentTable.Noun, Sealed);
        var content = said ?? new Content();
        return new Commitment
        {
            Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, Side = Side, Owner = content.Owner, Text = content.Text,
            DueDay = DueDay, MeetingId = MeetingId, AgendaItemId = AgendaItemId, CaseId = CaseId, AudienceId = AudienceId, Status = Status,
            Outcomes = content.Outcomes ?? [], FormerDueDays = content.FormerDueDays ?? [], Masked = said is null, Version = Version,
        };
    }
}
