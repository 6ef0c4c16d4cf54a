namespace Liaison.Domain.Agendas;

/// <summary>The items of one meeting in their order.</summary>
public static class Agenda
{
    /// <summary>The order of an agenda: carried-over items first, then as the office ranked them, then by the time of submission.
    /// [domain rule 11]</summary>
    public static IReadOnlyList<AgendaItem> InOrder(IEnumerable<AgendaItem> items) =>
        [.. items.OrderBy(item => item.CarryCount == 0).ThenBy(item => item.Rank ?? int.MaxValue)
            .ThenBy(item => item.SubmittedAt).ThenBy(item => item.Id)];

    /// <summary>Whether an item has a place on the agenda: neither returned nor withdrawn.</summary>
    public static bool HasPlace(AgendaItem item) => item.Status is not (AgendaItemStatus.Returned or AgendaItemStatus.Withdrawn);

    /// <summary>The items with the ranks that an order gives them.
    /// Codes: <c>agenda.order_incomplete</c>, <c>agenda.carried_over_first</c>.</summary>
    public static IReadOnlyList<AgendaItem> Rank(IReadOnlyCollection<AgendaItem> items, IReadOnlyList<Guid> order)
    {
        var placed = items.Where(HasPlace).ToDictionary(item => item.Id);
        if (order.Count != placed.Count || order.Distinct().Count() != order.Count || !order.All(placed.ContainsKey))
            throw AgendaRules.OrderIncomplete.In("itemIds");
        var ranked = order.Select((id, index) => placed[id] with { Rank = index + 1 }).ToList();
        var firstOther = ranked.FindIndex(item => item.CarryCount == 0);
        if (firstOther >= 0 && ranked.Skip(firstOther).Any(item => item.CarryCount > 0))
            throw AgendaRules.CarriedOverFirst.In("itemIds");
        return ranked;
    }
}
