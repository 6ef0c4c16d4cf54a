using Liaison.Domain.Calendar;

namespace Liaison.Domain.Cases;

/// <summary>The limits that run from the decisions on a household. Where a notification is unknown, its limit is shown as unknown.</summary>
internal static class DecisionDeadlines
{
    // What takes an order or a refusal away, and with it the limits that ran from it.
    private static readonly DecisionKind[] Undoing = [DecisionKind.RemovalOrderRepealed, DecisionKind.CourtAnnulment, DecisionKind.PermitGranted];

    // What answers an application; that its receipt is renewed does not. [CE avis 499904 of 6 May 2025]
    private static readonly DecisionKind[] Answering =
    [
        DecisionKind.PermitGranted, DecisionKind.PermitRefused, DecisionKind.RefusedWithRemovalOrder, DecisionKind.ImplicitRefusal,
        DecisionKind.RegistrationRefused, DecisionKind.FileClosed,
    ];

    public static IEnumerable<Deadline> Of(Case household, IReadOnlyList<Decision> decisions, LocalNow now)
    {
        bool IsFollowed(Decision decision, DateOnly since, DecisionKind[] kinds) => Cover(household, decision,
            decisions.Where(later => kinds.Contains(later.Kind) && later.MadeDay >= since && later.Id != decision.Id));
        var standing = decisions.Where(decision => !IsFollowed(decision, decision.MadeDay, Undoing)).ToList();
        var waiting = decisions.Where(decision => decision.Kind == DecisionKind.ApplicationReceiptIssued
            && !IsFollowed(decision, decision.ApplicationDay ?? decision.MadeDay, Answering));
        return
        [
            .. standing.Where(decision => decision.OrdersRemoval).SelectMany(order => OfRemovalOrder(order, now)),
            .. standing.Where(decision => decision.Kind is DecisionKind.PermitRefused or DecisionKind.ImplicitRefusal)
                .Select(refusal => OfRefusal(refusal, now.Holidays)),
            .. waiting.GroupBy(receipt => receipt.PersonId).SelectMany(OfApplications),
        ];
    }

    // A decision on the household covers everybody; one on a person covers that person alone.
    private static bool Cover(Case household, Decision decision, IEnumerable<Decision> later)
    {
        var covered = later.Select(other => other.PersonId).ToHashSet();
        return covered.Contains(null) || (decision.PersonId is { } person ? covered.Contains(person)
            : household.Persons.Count > 0 && household.Persons.All(member => covered.Contains(member.Id)));
    }

    private static IEnumerable<Deadline> OfRemovalOrder(Decision order, LocalNow now)
    {
        var known = order.NotifiedDay ?? order.MadeDay;
        yield return Appeal(order, now) with { Source = DeadlineSources.OfAppeal(order.PeriodForAppeal, known) };
        var days = order.DepartureDays ?? (order.PeriodForAppeal.GoesWithConstraint() ? 0 : DecisionRules.DefaultDepartureDays);
        if (days > 0)
            yield return From(order, DeadlineKind.VoluntaryDeparture, order.NotifiedDay, order.NotifiedDay?.AddDays(days), DeadlineSources.OfDeparture(known));
    }

    private static Deadline Appeal(Decision order, LocalNow now)
    {
        if (!order.PeriodForAppeal.RunsByTheHour())
            return From(order, DeadlineKind.RemovalOrderAppeal, order.NotifiedDay,
                order.NotifiedDay is { } day ? order.PeriodForAppeal.LastDay(day, now.Holidays) : null, "");
        var end = order.NotifiedAt + AppealPeriods.Hours;
        return From(order, DeadlineKind.RemovalOrderAppeal, order.NotifiedDay, end is { } instant ? LocalTime.DayOf(instant, now.Zone) : null, "")
            with { EndsAt = end };
    }

    // A refusal by silence is notified to nobody: its two months run from the day it came about.
    private static Deadline OfRefusal(Decision refusal, HolidayCalendar holidays)
    {
        var silent = refusal.Kind == DecisionKind.ImplicitRefusal;
        var start = silent ? refusal.MadeDay : refusal.NotifiedDay;
        return From(refusal, DeadlineKind.RefusalAppeal, start, start is { } day ? LegalDays.ClearMonthsAfter(day, 2, holidays) : null,
            silent ? DeadlineSources.OfSilentRefusal : DeadlineSources.OfRefusal);
    }

    // A receipt that is renewed is of the same application; one that says nothing of its day counts only where no other does.
    private static IEnumerable<Deadline> OfApplications(IEnumerable<Decision> receipts)
    {
        var applications = receipts.DistinctBy(receipt => receipt.ApplicationDay).ToList();
        var dated = applications.Where(receipt => receipt.ApplicationDay is not null).ToList();
        return (dated.Count > 0 ? dated : applications).Select(receipt => From(receipt, DeadlineKind.ApplicationSilence, receipt.ApplicationDay,
            receipt.ApplicationDay is { } filed ? LegalDays.FourMonthsAfter(filed) : null,
            DeadlineSources.OfSilence(receipt.ApplicationDay ?? receipt.MadeDay)));
    }

    private static Deadline From(Decision decision, DeadlineKind kind, DateOnly? start, DateOnly? end, string source) => new()
    {
        Kind = kind, PersonId = decision.PersonId, DecisionId = decision.Id, StartDay = start, EndDay = end, Source = source,
    };
}
