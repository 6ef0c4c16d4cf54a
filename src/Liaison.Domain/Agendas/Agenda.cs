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
        [.. items.OrderBy(item => item.CarryCount == 0).ThenBy(item => item.Rank ?? int.MaxValue)
            .ThenBy(item => item.SubmittedAt).ThenBy(item => item.Id)];

    /// <summary>Whether an item has a place on the agenda: neither returned nor withdrawn.</summary>
    public static bool HasPlace(AgendaItem item) => item.Status is not (AgendaItemStatus.Returned or AgendaItemStatus.Withdrawn);

    /// <summary>The numbers 1 to n of the items that have a place, as one reader counts those he sees.</summary>
    public static IReadOnlyDictionary<Guid, int> Positions(IEnumerable<AgendaItem> items) =>
        InOrder(items).Where(HasPlace).Select((item, index) => (item.Id, Position: index + 1)).ToDictionary(placed => placed.Id, placed => placed.Position);

    /// <summary>Ranks the items of a meeting that has not opened. Codes: <c>interview.no_agenda</c>, <c>agenda.closed</c>, and those of an order.</summary>
    public static IReadOnlyList<AgendaItem> Rank(Meeting meeting, IReadOnlyCollection<AgendaItem> items, IReadOnlyList<Guid> order) =>
        StatusOf(meeting) == AgendaStatus.Closed ? throw AgendaRules.Closed.Because() : Rank(items, order);

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
