using Liaison.Domain.Calendar;
using Liaison.Domain.Cases;
using Liaison.Server.Web;

namespace Liaison.Server.Cases;

/// <summary>One limit as the panels show it.</summary>
/// <param name="PersonId">The person concerned; null for the whole household.</param>
/// <param name="DecisionId">The decision from which it runs; null where it runs from none.</param>
/// <param name="StartDay">The day from which it is counted; null where that is not known.</param>
/// <param name="EndDay">Its last day, local to the prefecture; null where that is not known.</param>
/// <param name="EndsAt">The moment at which it ends, where it runs by the hour.</param>
/// <param name="EndYear">The year in which it ends, where a birth year is all that is known.</param>
/// <param name="DaysLeft">Days until its last day, 0 on that day; null where it does not run or its day is not known.</param>
/// <param name="Source">The articles or judgements that set it, as in force when it began.</param>
/// <param name="Label">Its name in the caller's language.</param>
public sealed record DeadlineView(DeadlineKind Kind, Guid? PersonId, Guid? DecisionId, DateOnly? StartDay, DateOnly? EndDay, DateTimeOffset? EndsAt,
    int? EndYear, int? DaysLeft, DeadlineState State, string Source, string Label, string French, string English)
{
    /// <summary>The limits of a household at a moment.</summary>
    public static IReadOnlyList<DeadlineView> Of(Case household, IReadOnlyList<Decision> decisions, LocalNow now) =>
        [.. Deadlines.Of(household, decisions, now).Select(limit => Show(limit, now))];

    private static DeadlineView Show(Deadline limit, LocalNow now)
    {
        var name = DeadlineTexts.Of(limit.Kind);
        return new(limit.Kind, limit.PersonId, limit.DecisionId, limit.StartDay, limit.EndDay, limit.EndsAt?.In(now.Zone), limit.EndYear,
            limit.DaysLeftAt(now), limit.StateAt(now), limit.Source, name.Text(), name.French, name.English);
    }
}
