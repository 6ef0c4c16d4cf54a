using Liaison.Domain.Meetings;

namespace Liaison.Domain.Agendas;

/// <summary>Where the agenda of a technical meeting stands.</summary>
public enum AgendaStatus
{
    /// <summary>It takes proposals.</summary>
    InPreparation,
    /// <summary>Only the office head and referrals add to it.</summary>
    Frozen,
    /// <summary>It takes no more items: the meeting has opened or fallen away.</summary>
    Closed,
}

/// <summary>The items of one meeting in their order.</summary>
public static class Agenda
{
    /// <summary>Where the agenda of a meeting stands. Code: <c>interview.no_agenda</c>.</summary>
    public static AgendaStatus StatusOf(Meeting meeting) => StatusOf(meeting.Kind, meeting.Status);

    /// <inheritdoc cref="StatusOf(Meeting)"/>
    public static AgendaStatus StatusOf(MeetingKind kind, MeetingStatus status) => (kind, status) switch
    {
        (MeetingKind.Specific, _) => throw AgendaRules.InterviewHasNoAgenda.Because(),
        (_, MeetingStatus.Scheduled) => AgendaStatus.InPreparation,
        (_, MeetingStatus.AgendaFrozen) => AgendaStatus.Frozen,
        _ => AgendaStatus.Closed,
    };

    /// <summary>The order of an agenda: carried-over items first, then as the office ranked them, then by the time of submission.
    /// [domain rule 11]</summary>
    public static IReadOnlyList<AgendaItem> InOrder(IEnumerable<AgendaItem> items) =>
        [.. items.OrderBy(item => (item.CarryCount == 0, item.Rank ?? int.MaxValue, item.SubmittedAt, item.Id))];

    /// <summary>Whether an item has a place on the agenda: neither returned nor withdrawn.</summary>
    public static bool HasPlace(AgendaItem item) => item.Status is not (AgendaItemStatus.Returned or AgendaItemStatus.Withdrawn);

    /// <summary>The items that have a place, those of one household together where its first one stands. [domain rule 27]</summary>
    public static IReadOnlyList<IReadOnlyList<AgendaItem>> Joint(IEnumerable<AgendaItem> items) =>
        [.. InOrder(items).Where(HasPlace).GroupBy(item => item.HouseholdId ?? item.Id).Select(household => household.ToList())];

    /// <summary>The numbers 1 to n of the items that have a place, as one reader counts those he sees; those of one household share one.</summary>
    public static IReadOnlyDictionary<Guid, int> Positions(IEnumerable<AgendaItem> items) => Positions(Joint(items));

    /// <inheritdoc cref="Positions(IEnumerable{AgendaItem})"/>
    /// <param name="places">As <see cref="Joint"/> gives them.</param>
    public static IReadOnlyDictionary<Guid, int> Positions(IReadOnlyList<IReadOnlyList<AgendaItem>> places) =>
        places.SelectMany((household, index) => household.Select(item => (item.Id, Position: index + 1)))
            .ToDictionary(placed => placed.Id, placed => placed.Position);

    /// <summary>Ranks the items of a meeting that has not opened. Codes: <c>interview.no_agenda</c>, <c>agenda.closed</c>, and those of an order.</summary>
    public static IReadOnlyList<AgendaItem> Rank(Meeting meeting, IReadOnlyCollection<AgendaItem> items, IReadOnlyList<Guid> order) =>
        StatusOf(meeting) == AgendaStatus.Closed ? throw AgendaRules.Closed.Because() : Rank(items, order);

    /// <summary>The items with the ranks that an order gives them; those of one household have one rank and are named by one of them.
    /// Codes: <c>agenda.order_incomplete</c>, <c>agenda.carried_over_first</c>.</summary>
    public static IReadOnlyList<AgendaItem> Rank(IReadOnlyCollection<AgendaItem> items, IReadOnlyList<Guid> order)
    {
        var places = Joint(items);
        var placeOf = places.SelectMany(place => place.Select(item => (item.Id, place))).ToDictionary(item => item.Id, item => item.place);
        if (order.Count != places.Count || !order.All(placeOf.ContainsKey) || order.Select(id => placeOf[id]).Distinct().Count() != order.Count)
            throw AgendaRules.OrderIncomplete.In("itemIds");
        var ordered = order.Select(id => placeOf[id]).ToList();
        var firstOther = ordered.FindIndex(place => place[0].CarryCount == 0);
        if (firstOther >= 0 && ordered.Skip(firstOther).Any(place => place[0].CarryCount > 0))
            throw AgendaRules.CarriedOverFirst.In("itemIds");
        return [.. ordered.SelectMany((place, index) => place.Select(item => item with { Rank = index + 1 }))];
    }
}
