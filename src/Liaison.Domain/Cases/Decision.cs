using Liaison.Domain.Calendar;

namespace Liaison.Domain.Cases;

/// <summary>A kind of administrative act on a person's residence.</summary>
public enum DecisionKind
{
    /// <summary>A residence permit is granted: the only act that counts as a regularisation.</summary>
    PermitGranted,
    /// <summary>Autorisation provisoire de séjour.</summary>
    ProvisionalPermitIssued,
    /// <summary>Récépissé.</summary>
    ApplicationReceiptIssued,
    /// <summary>Refus de séjour.</summary>
    PermitRefused,
    /// <summary>Refus de séjour with OQTF.</summary>
    RefusedWithRemovalOrder,
    /// <summary>OQTF.</summary>
    RemovalOrder,
    /// <summary>Abrogation of an OQTF.</summary>
    RemovalOrderRepealed,
    /// <summary>Refusal by silence.</summary>
    ImplicitRefusal,
    /// <summary>Refus d'enregistrement.</summary>
    RegistrationRefused,
    /// <summary>Classement sans suite.</summary>
    FileClosed,
    /// <summary>Annulment by the administrative court.</summary>
    CourtAnnulment,
}

/// <summary>A dated act on one person or the whole household, notified later; not to be confused with an orientation. [domain rule 17]</summary>
public sealed record Decision
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    /// <summary>The person concerned, or null for the whole household.</summary>
    public Guid? PersonId { get; init; }
    public required DecisionKind Kind { get; init; }
    public required DateOnly MadeDay { get; init; }
    public DateOnly? NotifiedDay { get; init; }
    /// <summary>The hour of notification, where a period runs from it.</summary>
    public DateTimeOffset? NotifiedAt { get; init; }
    /// <summary>The period for an appeal that a removal order states.</summary>
    public AppealPeriod? AppealPeriod { get; init; }
    /// <summary>The days that a removal order leaves for going on one's own account; 0 for none, null where it states nothing.</summary>
    public int? DepartureDays { get; init; }
    /// <summary>The day on which the application was filed that is acknowledged.</summary>
    public DateOnly? ApplicationDay { get; init; }
    /// <summary>Key of the ground of the act; its article is that in force on the day it was made.</summary>
    public string? GroundKey { get; init; }

    public bool IsRegularisation => Kind == DecisionKind.PermitGranted;

    /// <summary>Whether it obliges somebody to leave the territory.</summary>
    public bool OrdersRemoval => Kind is DecisionKind.RemovalOrder or DecisionKind.RefusedWithRemovalOrder;

    /// <summary>The article in force on the day of the act.</summary>
    public string? Article => GroundKey is null ? null : Ground.Of(GroundKey).ArticleOn(MadeDay);

    /// <summary>The period for an appeal against a removal order: as stated, else as the rule was on the day of notification.</summary>
    public AppealPeriod PeriodForAppeal => AppealPeriod ?? AppealPeriods.RuleOn(NotifiedDay ?? MadeDay);

    /// <summary>Checks what is stated against its kind. Codes: <c>decision.made_in_future</c>, <c>decision.not_of_this_kind</c>,
    /// <c>decision.applied_after_made</c>.</summary>
    /// <param name="today">Local day of the prefecture.</param>
    public Decision Checked(DateOnly today)
    {
        if (MadeDay > today)
            throw DecisionRules.MadeInFuture.In("madeDay");
        if (!OrdersRemoval && (AppealPeriod is not null || DepartureDays is not null))
            throw DecisionRules.NotOfThisKind.In(AppealPeriod is null ? "departureDays" : "appealPeriod");
        if (Kind != DecisionKind.ApplicationReceiptIssued && ApplicationDay is not null)
            throw DecisionRules.NotOfThisKind.In("applicationDay");
        return ApplicationDay > MadeDay ? throw DecisionRules.AppliedAfterMade.In("applicationDay") : this;
    }

    /// <summary>Records the notification, once. Codes: <c>decision.already_notified</c>, <c>decision.notified_before_made</c>,
    /// <c>decision.notified_in_future</c>, <c>decision.notified_time_required</c>, <c>decision.not_of_this_kind</c>,
    /// <c>decision.notified_on_another_day</c>, <c>time.skipped</c>.</summary>
    /// <param name="day">Local day of the prefecture.</param>
    /// <param name="time">Local time of the prefecture, where the period for an appeal runs by the hour and only there.</param>
    public Decision Notify(DateOnly day, DateTime? time, DateOnly today, TimeZoneInfo zone)
    {
        if (NotifiedDay is not null)
            throw DecisionRules.AlreadyNotified.Because();
        if (day < MadeDay)
            throw DecisionRules.NotifiedBeforeMade.In("notifiedDay");
        if (day > today)
            throw DecisionRules.NotifiedInFuture.In("notifiedDay");
        return this with { NotifiedDay = day, NotifiedAt = HourOf(day, time, zone) };
    }

    private DateTimeOffset? HourOf(DateOnly day, DateTime? time, TimeZoneInfo zone)
    {
        var needed = OrdersRemoval && PeriodForAppeal.RunsByTheHour();
        if (needed != time is not null)
            throw (needed ? DecisionRules.NotifiedTimeRequired : DecisionRules.NotOfThisKind).In("notifiedAt");
        return time is not { } local ? null
            : DateOnly.FromDateTime(local) == day ? LocalTime.InstantOf(local, zone, "notifiedAt")
            : throw DecisionRules.NotifiedOnAnotherDay.In("notifiedAt");
    }
}
