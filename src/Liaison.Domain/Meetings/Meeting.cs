namespace Liaison.Domain.Meetings;

/// <summary>An appointment of the foreigners office with associations: a technical meeting with its agenda of cases,
/// or a specific interview on a theme.</summary>
public sealed record Meeting
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    /// <summary><c>RT-80-2017-006</c> technical meeting, <c>ES-80-2017-002</c> specific interview.</summary>
    public required string Reference { get; init; }
    public required MeetingKind Kind { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    /// <summary>Local day of the prefecture; figures count by it.</summary>
    public required DateOnly Day { get; init; }
    public required int DurationMinutes { get; init; }
    public required string Place { get; init; }
    public required IReadOnlyList<Guid> AssociationIds { get; init; }
    /// <summary>Theme of a specific interview; a technical meeting has none.</summary>
    public string? Theme { get; init; }
    /// <summary>Due day of the agenda freeze; none for a specific interview.</summary>
    public DateOnly? FreezeDay { get; init; }
    public MeetingStatus Status { get; init; } = MeetingStatus.Scheduled;
    public IReadOnlyList<FormerDate> FormerDates { get; init; } = [];
    public IReadOnlyList<Attendance> Attendance { get; init; } = [];
    /// <summary>The meeting that takes the place of this cancelled one.</summary>
    public Guid? ReplacementId { get; init; }
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    private Lifecycle<MeetingStatus, MeetingStep> Lifecycle => MeetingLifecycle.Of(Kind);

    /// <summary>Not opened, not cancelled: items can still be brought to it in one way or another.</summary>
    public bool IsToCome => Status is MeetingStatus.Scheduled or MeetingStatus.AgendaFrozen;

    /// <summary>Items can be examined and outcomes recorded.</summary>
    public bool TakesOutcomes => Status is MeetingStatus.Open or MeetingStatus.Held;

    /// <summary>Refused with <c>agenda.frozen</c> or <c>agenda.closed</c> once its agenda takes no more proposals.</summary>
    public Meeting MustBeToCome() => Status switch
    {
        MeetingStatus.Scheduled => this,
        MeetingStatus.AgendaFrozen => throw Agendas.AgendaRules.Frozen.Because(),
        _ => throw Agendas.AgendaRules.Closed.Because(),
    };

    /// <summary>A meeting at a new appointment. Codes: <c>meeting.starts_in_past</c>, <c>meeting.theme_required</c>,
    /// <c>meeting.theme_not_allowed</c>.</summary>
    public static Meeting Schedule(Guid id, string reference, string prefectureCode, MeetingKind kind, Appointment appointment,
        int durationMinutes, string place, IReadOnlyList<Guid> associationIds, string? theme)
    {
        if (kind == MeetingKind.Specific && string.IsNullOrWhiteSpace(theme))
            throw MeetingRules.ThemeRequired.In("theme");
        if (kind == MeetingKind.Technical && theme is not null)
            throw MeetingRules.ThemeNotAllowed.In("theme");
        return new Meeting
        {
            Id = id, Reference = reference, PrefectureCode = prefectureCode, Kind = kind, StartsAt = appointment.StartsAt,
            Day = appointment.Day, DurationMinutes = durationMinutes, Place = place, AssociationIds = associationIds, Theme = theme,
            FreezeDay = kind == MeetingKind.Technical ? appointment.FreezeDay : null,
        };
    }

    /// <summary>Freezes the agenda. Code: <c>agenda.referral_unplaced</c> while a matched referral to it has no item. [domain rule 11]</summary>
    public Meeting FreezeAgenda(bool hasUnplacedReferral)
    {
        var moved = Move(MeetingStep.AgendaFreeze);
        return hasUnplacedReferral ? throw Agendas.AgendaRules.ReferralUnplaced.Because() : moved;
    }

    /// <summary>Opens it. Code: <c>meeting.not_yet</c> before its local day.</summary>
    public Meeting Open(DateOnly today)
    {
        var moved = Move(MeetingStep.Opening);
        return today < Day ? throw MeetingRules.NotYet.Because() : moved;
    }

    /// <summary>Records who is present, in place of what was recorded before. Codes: <c>meeting.not_open</c>, <c>meeting.not_invited</c>.</summary>
    public Meeting Attend(IReadOnlyList<Attendance> attendance)
    {
        if (Status != MeetingStatus.Open)
            throw MeetingRules.NotOpen.Because();
        if (attendance.Any(present => present.AssociationId is { } id && !AssociationIds.Contains(id)))
            throw MeetingRules.NotInvited.In("present");
        return this with { Attendance = attendance };
    }

    /// <summary>Ends it as held. Code: <c>meeting.side_missing</c>: without both sides it is not held. [domain rule 14]</summary>
    public Meeting Hold()
    {
        var moved = Move(MeetingStep.Holding);
        return Attendance.Any(present => present is { Side: Side.Prefecture, Count: > 0 })
            && Attendance.Any(present => present is { Side: Side.Association, Count: > 0 })
            ? moved
            : throw MeetingRules.SideMissing.Because();
    }

    /// <summary>Records that it was not held. Codes: <c>reason.required</c>, <c>meeting.items_examined</c>: what examined a case took place,
    /// and the examination counts with it. [domain rules 14, 32]</summary>
    public Meeting RecordNotHeld(string reason, int itemsExamined)
    {
        var moved = Move(MeetingStep.NotHeld, CommonRules.Reason(reason));
        return itemsExamined > 0 ? throw MeetingRules.ItemsExamined.Because(("items", itemsExamined)) : moved;
    }

    /// <summary>Moves it to a new appointment and keeps the former date. Code: <c>reason.required</c>.</summary>
    public Meeting Postpone(Appointment appointment, string reason) => Move(MeetingStep.Postponement, CommonRules.Reason(reason)) with
    {
        StartsAt = appointment.StartsAt, Day = appointment.Day, FreezeDay = FreezeDay is null ? null : appointment.FreezeDay,
        FormerDates = [.. FormerDates, new FormerDate(StartsAt, reason)],
    };

    public Meeting Cancel(string reason, Guid? replacementId) =>
        Move(MeetingStep.Cancellation, CommonRules.Reason(reason)) with { ReplacementId = replacementId };

    /// <summary>Closes it. Codes: <c>meeting.items_open</c> while an item has no outcome, <c>meeting.extracts_missing</c> while an association has not
    /// its extract of the minutes. [domain rule 25]</summary>
    /// <param name="extractsMissing">How many associations invited have not their extract of the last edition; all of them before there is one.</param>
    public Meeting Close(int itemsWithoutOutcome, int extractsMissing)
    {
        var moved = Move(MeetingStep.Closing);
        if (itemsWithoutOutcome > 0)
            throw MeetingRules.ItemsOpen.Because(("items", itemsWithoutOutcome));
        return extractsMissing > 0 ? throw MeetingRules.ExtractsMissing.Because(("associations", extractsMissing)) : moved;
    }

    private Meeting Move(MeetingStep step, string? reason = null) => this with
    {
        Status = Lifecycle.After(Status, step),
        Passages = [.. Passages, Lifecycle.Pass(Status, step, reason)],
    };
}
