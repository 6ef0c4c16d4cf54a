using Liaison.Domain.Calendar;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Minutes;

/// <summary>The minutes of one meeting, written by both sides: a draft, a text that circulates, then editions that never change. [domain rules 21–23]</summary>
public sealed record MeetingMinutes
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid MeetingId { get; init; }
    public MinutesStatus Status { get; init; } = MinutesStatus.Draft;
    /// <summary>Number of the last edition; 0 before there is one.</summary>
    public int Edition { get; init; }
    /// <summary>The last day for observations, while the text circulates.</summary>
    public DateOnly? DueDay { get; init; }
    /// <summary>The sections that an erratum under way corrects; empty without one.</summary>
    public IReadOnlyList<Guid> Corrected { get; init; } = [];
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Number of the edition that the text is, or is to become.</summary>
    public int ThisEdition => Status == MinutesStatus.Concluded ? Edition : Edition + 1;

    /// <summary>Whether an erratum is being written or circulates.</summary>
    public bool IsErratum => Edition > 0 && Status != MinutesStatus.Concluded;

    /// <summary>Opens the minutes of a meeting. Code: <c>minutes.meeting_not_begun</c>.</summary>
    public static MeetingMinutes Of(Guid id, Meeting meeting) => meeting.TakesOutcomes || meeting.Status == MeetingStatus.Closed
        ? new MeetingMinutes { Id = id, PrefectureCode = meeting.PrefectureCode, MeetingId = meeting.Id }
        : throw MinutesRules.MeetingNotBegun.Because();

    /// <summary>Itself, while sections may be changed. Codes: <c>minutes.not_draft</c>, <c>minutes.section_not_corrected</c>.</summary>
    /// <param name="sectionId">The section to change; null for a new one, which no erratum names.</param>
    public MeetingMinutes MustTake(Guid? sectionId)
    {
        if (Status != MinutesStatus.Draft)
            throw MinutesRules.NotDraft.Because();
        return !IsErratum || (sectionId is { } id && Corrected.Contains(id)) ? this : throw MinutesRules.SectionNotCorrected.Because();
    }

    /// <summary>Circulates the text. Codes: <c>minutes.meeting_not_held</c>, <c>meeting.items_open</c>, <c>minutes.due_day_past</c>.</summary>
    /// <param name="dueDay">The last day for observations; <see cref="MinutesRules.ObservationWorkingDays"/> working days from today where none is given.</param>
    public MeetingMinutes Circulate(Meeting meeting, int itemsWithoutOutcome, DateOnly? dueDay, DateOnly today, HolidayCalendar holidays)
    {
        var moved = Move(MinutesStep.Circulation);
        if (meeting.Status is not (MeetingStatus.Held or MeetingStatus.Closed))
            throw MinutesRules.MeetingNotHeld.Because();
        if (itemsWithoutOutcome > 0)
            throw MeetingRules.ItemsOpen.Because(("items", itemsWithoutOutcome));
        if (dueDay <= today)
            throw MinutesRules.DueDayPast.In("dueDay");
        return moved with { DueDay = dueDay ?? holidays.WorkingDaysAfter(today, MinutesRules.ObservationWorkingDays) };
    }

    /// <summary>Takes the circulated text back. Code: <c>reason.required</c>.</summary>
    public MeetingMinutes Revise(string reason) => Move(MinutesStep.Revision, CommonRules.Reason(reason)) with { DueDay = null };

    /// <summary>Concludes the text as the next edition: once everybody has taken position, or the day for observations has passed and each
    /// observation has its reply. Codes: <c>minutes.observations_due</c>, <c>minutes.reply_missing</c>.</summary>
    /// <param name="positions">Of each association invited.</param>
    /// <param name="unanswered">Observations without a reply.</param>
    public MeetingMinutes Conclude(IReadOnlyCollection<Position> positions, int unanswered, DateOnly today)
    {
        var moved = Move(MinutesStep.Conclusion);
        if (today <= DueDay && positions.Any(position => position is Position.None or Position.Observed))
            throw MinutesRules.ObservationsDue.Because(("dueDay", DueDay));
        if (unanswered > 0)
            throw MinutesRules.ReplyMissing.Because(("count", unanswered));
        return moved with { DueDay = null, Edition = Edition + 1, Corrected = [] };
    }

    /// <summary>Begins an erratum: the next edition, in which only these sections change. Codes: <c>reason.required</c>.</summary>
    public MeetingMinutes Correct(string reason, IReadOnlyList<Guid> sections) =>
        Move(MinutesStep.Errata, CommonRules.Reason(reason)) with { Corrected = sections };

    /// <summary>Gives an erratum up. Codes: <c>minutes.no_erratum</c>, <c>reason.required</c>.</summary>
    public MeetingMinutes WithdrawErratum(string reason)
    {
        var moved = Move(MinutesStep.ErratumWithdrawal, CommonRules.Reason(reason));
        return IsErratum ? moved with { Corrected = [] } : throw MinutesRules.NoErratum.Because();
    }

    /// <summary>The day on which an extract of the last edition was delivered. Codes: <c>minutes.edition_not_last</c>,
    /// <c>minutes.delivered_before_conclusion</c>.</summary>
    public DateOnly DeliveredOn(int edition, DateOnly concluded, DateOnly day, DateOnly today)
    {
        if (edition != Edition)
            throw MinutesRules.EditionNotLast.Because();
        return day >= concluded && day <= today ? day : throw MinutesRules.DeliveredBeforeConclusion.In("day");
    }

    /// <summary>Itself, while the text circulates. Code: <c>minutes.step_not_allowed</c>.</summary>
    public MeetingMinutes MustTake(MinutesStep step)
    {
        MinutesLifecycle.Moves.After(Status, step);
        return this;
    }

    private MeetingMinutes Move(MinutesStep step, string? reason = null) => this with
    {
        Status = MinutesLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, MinutesLifecycle.Moves.Pass(Status, step, reason)],
    };
}
