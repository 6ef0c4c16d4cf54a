using Liaison.Domain.Cases;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Agendas;

/// <summary>One point of an agenda: a case with the question put, or a general topic.</summary>
public sealed record AgendaItem
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    /// <summary>Null while it waits in the pool.</summary>
    public Guid? MeetingId { get; init; }
    public Guid? CaseId { get; init; }
    /// <summary>The oldest case of the household, where agents have linked several, and only for them. [domain rule 27]</summary>
    public Guid? HouseholdId { get; init; }
    /// <summary>A general point without a case.</summary>
    public string? Topic { get; init; }
    /// <summary>The question put about the case.</summary>
    public string? Question { get; init; }
    /// <summary>The request it came with.</summary>
    public Guid? MeetingRequestId { get; init; }
    /// <summary>When it was first submitted; a successor keeps the time of its predecessor.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }
    /// <summary>It entered a frozen agenda.</summary>
    public bool Late { get; init; }
    public string? LateReason { get; init; }
    public Guid? PredecessorId { get; init; }
    /// <summary>How often its question was carried over or not reached before.</summary>
    public int CarryCount { get; init; }
    /// <summary>Place that the office gave it, if it did.</summary>
    public int? Rank { get; init; }
    public IReadOnlyList<Gap> Gaps { get; init; } = [];
    public Examination? Examination { get; init; }
    public AgendaItemStatus Status { get; init; } = AgendaItemStatus.Submitted;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Whether it still waits for an outcome in a meeting.</summary>
    public bool IsWithoutOutcome => Status is AgendaItemStatus.Proposed or AgendaItemStatus.Admitted;

    /// <summary>Whether it was put off so often that the office head is alerted. [domain rule 15]</summary>
    public bool CarryAlert => CarryCount >= AgendaItemRules.CarriesBeforeAlert;

    /// <summary>As it is shown where nothing is told of its household any more: that it was put forward and what came of it, without a word. [domain rule 28]</summary>
    public AgendaItem Mask() => this with { Question = null, LateReason = null, Examination = Examination is null ? null : Examination with { AssociationView = null, OfficeView = null } };

    /// <summary>The meeting in which a step is taken; an item in the pool has none and refuses. Code: <c>agenda_item.step_not_allowed</c>.</summary>
    public Guid MeetingFor(AgendaItemStep step)
    {
        AgendaItemLifecycle.Moves.After(Status, step);
        return MeetingId!.Value;
    }

    /// <summary>Proposes it for a meeting. Codes: <c>interview.case_not_allowed</c>, <c>interview.no_agenda</c>,
    /// <c>agenda_item.not_invited</c>, <c>agenda.frozen</c>, <c>agenda.closed</c>.</summary>
    public AgendaItem ProposeFor(Meeting meeting) => Enter(MustHaveAgenda(meeting).MustBeToCome());

    /// <summary>Brings it to an agenda even when that is frozen, then marked late: what the office head may do [domain rule 11],
    /// and a referral without him [rule 4]. Codes as <see cref="ProposeFor"/>, and <c>reason.required</c>.</summary>
    public AgendaItem AddLateTo(Meeting meeting, string reason) => meeting.Status == MeetingStatus.AgendaFrozen
        ? Enter(meeting) with { Late = true, LateReason = CommonRules.Reason(reason) }
        : ProposeFor(meeting);

    /// <summary>Puts it on the agenda. Codes: <c>agenda_item.incomplete</c> with the fact <c>gaps</c>, <c>agenda.closed</c>. [domain rule 12]</summary>
    public AgendaItem Admit(Meeting meeting, Case? examined)
    {
        var moved = Move(AgendaItemStep.Admission);
        if (!meeting.IsToCome && !meeting.TakesOutcomes)
            throw AgendaRules.Closed.Because();
        var gaps = examined?.GapsOn(meeting.Day, Question) ?? [];
        return gaps.Count > 0 ? throw AgendaItemRules.Incomplete.Because(("gaps", gaps)) : moved with { Gaps = [] };
    }

    /// <summary>Sends it back. Code: <c>agenda_item.gaps_required</c>.</summary>
    public AgendaItem Return(IReadOnlyList<Gap> gaps) => gaps.Count == 0
        ? throw AgendaItemRules.GapsRequired.In("gaps")
        : Move(AgendaItemStep.Return) with { Gaps = [.. gaps.Distinct()] };

    /// <summary>Sends it again to the same meeting, with another question where one is given. Codes: <c>agenda.frozen</c>
    /// (unless it entered late), <c>agenda.closed</c>.</summary>
    public AgendaItem Resubmit(Meeting meeting, string? question)
    {
        var moved = Move(AgendaItemStep.Resubmission);
        if (!(Late && (meeting.IsToCome || meeting.TakesOutcomes)))
            meeting.MustBeToCome();
        return moved with { Question = question ?? Question };
    }

    public AgendaItem Withdraw(string? reason) => Move(AgendaItemStep.Withdrawal, reason);

    /// <summary>Records its examination. Codes: <c>agenda_item.meeting_not_open</c> and those of <see cref="Examination.CheckedFor"/>.</summary>
    public AgendaItem Examine(Meeting meeting, Case? examined, Examination examination)
    {
        var moved = Move(AgendaItemStep.Examination);
        MustTakeOutcomes(meeting);
        return moved with { Examination = examination.CheckedFor(examined) };
    }

    /// <summary>Puts it off; the successor waits in the pool, linked to it. Codes: <c>reason.required</c>, <c>agenda.closed</c>.</summary>
    public (AgendaItem Item, AgendaItem Successor) CarryOver(Meeting meeting, string reason, Guid successorId)
    {
        var moved = Move(AgendaItemStep.CarryOver, CommonRules.Reason(reason));
        return meeting.IsToCome || meeting.TakesOutcomes ? (moved, Successor(successorId)) : throw AgendaRules.Closed.Because();
    }

    /// <summary>Records that the meeting ended before it. Code: <c>agenda_item.meeting_not_open</c>.</summary>
    public (AgendaItem Item, AgendaItem Successor) NotReach(Meeting meeting, Guid successorId)
    {
        var moved = Move(AgendaItemStep.NotReached);
        MustTakeOutcomes(meeting);
        return (moved, Successor(successorId));
    }

    /// <summary>Back to the pool, without a meeting and as if it had never been late.</summary>
    public AgendaItem Release(string? reason) => Move(AgendaItemStep.Release, reason) with
    {
        MeetingId = null, Late = false, LateReason = null, Rank = null,
    };

    // An interview refuses by its kind, whatever its state: nobody is to hear of an agenda that it never had.
    private Meeting MustHaveAgenda(Meeting meeting) => meeting.Kind == MeetingKind.Technical ? meeting
        : throw (CaseId is null ? AgendaRules.InterviewHasNoAgenda : AgendaRules.InterviewCaseNotAllowed).Because();

    private AgendaItem Enter(Meeting meeting)
    {
        if (!meeting.AssociationIds.Contains(AssociationId))
            throw AgendaItemRules.NotInvited.Because();
        return Move(AgendaItemStep.Proposal) with { MeetingId = meeting.Id };
    }

    private AgendaItem Successor(Guid id) => new()
    {
        Id = id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, CaseId = CaseId, Topic = Topic, Question = Question,
        MeetingRequestId = MeetingRequestId, SubmittedAt = SubmittedAt, PredecessorId = Id, CarryCount = CarryCount + 1,
    };

    private static void MustTakeOutcomes(Meeting meeting)
    {
        if (!meeting.TakesOutcomes)
            throw AgendaItemRules.MeetingNotOpen.Because();
    }

    private AgendaItem Move(AgendaItemStep step, string? reason = null) => this with
    {
        Status = AgendaItemLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, AgendaItemLifecycle.Moves.Pass(Status, step, reason)],
    };
}
