using Liaison.Domain.Calendar;

namespace Liaison.Domain.Meetings;

/// <summary>A period in which the association would like to meet, both days included.</summary>
public sealed record PreferredPeriod(DateOnly From, DateOnly To);

/// <summary>Whom the office reaches about a request.</summary>
public sealed record Contact(string Name, string? Email = null, string? Phone = null)
{
    public bool IsReachable() => !string.IsNullOrWhiteSpace(Email) || !string.IsNullOrWhiteSpace(Phone);
}

/// <summary>What a request itself still lacks; the gaps of its cases come on top.</summary>
public enum RequestGap
{
    /// <summary>No period in which the association would like to meet.</summary>
    PreferredPeriod,
    /// <summary>Neither an address nor a telephone of the contact.</summary>
    Contact,
    /// <summary>A technical meeting without a case.</summary>
    Cases,
}

/// <summary>A question for missing information: asked, due, and answered or not. [CRPA L114-5]</summary>
public sealed record InformationRequest(DateOnly AskedDay, string Text, DateOnly DueDay, DateOnly? AnsweredDay = null, string? Answer = null)
{
    /// <summary>Days for which it suspends the two months: until the answer, or until it falls due.</summary>
    public int SuspendedDays => Math.Max(0, (AnsweredDay < DueDay ? AnsweredDay.Value : DueDay).DayNumber - AskedDay.DayNumber);
}

/// <summary>An association's request for a technical meeting or a specific interview.</summary>
public sealed record MeetingRequest
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    /// <summary><c>DR-80-2017-001</c></summary>
    public required string Reference { get; init; }
    public required MeetingKind Kind { get; init; }
    public required string Subject { get; init; }
    public IReadOnlyList<PreferredPeriod> PreferredPeriods { get; init; } = [];
    public required Contact Contact { get; init; }
    /// <summary>Local day of the prefecture on which it was received.</summary>
    public required DateOnly ReceivedDay { get; init; }
    public IReadOnlyList<InformationRequest> InformationRequests { get; init; } = [];
    public Guid? MeetingId { get; init; }
    /// <summary>The local day of the first answer, meeting or refusal.</summary>
    public DateOnly? AnsweredDay { get; init; }
    public MeetingRequestStatus Status { get; init; } = MeetingRequestStatus.Submitted;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The day on which silence becomes a refusal, suspensions added; a question asked after it suspends nothing.
    /// [CRPA L231-4 2°, L114-5]</summary>
    public DateOnly DeemedDecisionDay => InformationRequests.Aggregate(LegalDays.TwoMonthsAfter(ReceivedDay),
        (day, request) => request.AskedDay <= day ? day.AddDays(request.SuspendedDays) : day);

    /// <summary>Whether the request counts as rejected by silence. The service shows it and decides nothing. [domain rule 8]</summary>
    public bool IsDeemedRejectedOn(DateOnly today) =>
        AnsweredDay is null && today > DeemedDecisionDay && Status != MeetingRequestStatus.Withdrawn;

    /// <summary>Checks what is sent. Codes: <c>period.reversed</c>, <c>interview.case_not_allowed</c> for cases on an interview. [domain rule 7]</summary>
    public MeetingRequest Checked(int caseCount)
    {
        for (var index = 0; index < PreferredPeriods.Count; index++)
        {
            if (PreferredPeriods[index].From > PreferredPeriods[index].To)
                throw Statistics.StatisticsRules.PeriodReversed.In($"preferredPeriods[{index}].to");
        }
        return Kind == MeetingKind.Specific && caseCount > 0 ? throw Agendas.AgendaRules.InterviewCaseNotAllowed.Because() : this;
    }

    /// <summary>A case that comes with it: an item that waits in the pool. [domain rule 13]</summary>
    public Agendas.AgendaItem Bring(Guid itemId, Guid caseId, string? question, DateTimeOffset at) => new()
    {
        Id = itemId, PrefectureCode = PrefectureCode, AssociationId = AssociationId, CaseId = caseId, Question = question,
        MeetingRequestId = Id, SubmittedAt = at,
    };

    /// <summary>What the acknowledgement says is missing, the gaps of the cases apart. [domain rule 8; CRPA L114-5]</summary>
    public IEnumerable<RequestGap> GapsWith(int caseCount)
    {
        if (PreferredPeriods.Count == 0)
            yield return RequestGap.PreferredPeriod;
        if (!Contact.IsReachable())
            yield return RequestGap.Contact;
        if (Kind == MeetingKind.Technical && caseCount == 0)
            yield return RequestGap.Cases;
    }

    /// <summary>Asks for missing information. Code: <c>meeting_request.due_day_past</c>.</summary>
    public MeetingRequest AskForInformation(string text, DateOnly dueDay, DateOnly today) => dueDay <= today
        ? throw MeetingRequestRules.DueDayPast.In("dueDay")
        : Move(MeetingRequestStep.InformationRequest) with { InformationRequests = [.. InformationRequests, new(today, text, dueDay)] };

    /// <summary>Gives the information last asked for.</summary>
    public MeetingRequest GiveInformation(string answer, DateOnly today) => Move(MeetingRequestStep.Information) with
    {
        InformationRequests = [.. InformationRequests.SkipLast(1), InformationRequests[^1] with { AnsweredDay = today, Answer = answer }],
    };

    /// <summary>Answers with a meeting. Codes: <c>meeting_request.other_kind</c>, <c>meeting_request.not_invited</c>,
    /// <c>agenda.frozen</c> or <c>agenda.closed</c> where the meeting takes no items any more.</summary>
    public MeetingRequest ScheduleAs(Meeting meeting, DateOnly today)
    {
        var moved = Move(MeetingRequestStep.Scheduling);
        if (meeting.Kind != Kind)
            throw MeetingRequestRules.OtherKind.Because();
        if (!meeting.AssociationIds.Contains(AssociationId))
            throw MeetingRequestRules.NotInvited.Because();
        meeting.MustBeToCome();
        return moved with { MeetingId = meeting.Id, AnsweredDay = AnsweredDay ?? today };
    }

    public MeetingRequest Refuse(string reason, DateOnly today) =>
        Move(MeetingRequestStep.Refusal, CommonRules.Reason(reason)) with { AnsweredDay = AnsweredDay ?? today };

    public MeetingRequest Withdraw(string? reason) => Move(MeetingRequestStep.Withdrawal, reason);

    /// <summary>Back to waiting, because the meeting was cancelled or not held.</summary>
    public MeetingRequest Release(string reason) => Move(MeetingRequestStep.Release, reason) with { MeetingId = null };

    private MeetingRequest Move(MeetingRequestStep step, string? reason = null) => this with
    {
        Status = MeetingRequestLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, MeetingRequestLifecycle.Moves.Pass(Status, step, reason)],
    };
}
