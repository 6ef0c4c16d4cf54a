using Liaison.Domain.Agendas;
using Liaison.Server.Data;

namespace Liaison.Server.Agendas;

/// <summary>A household that several associations put forward in one meeting is examined once: what the office does with one of its items, it does with
/// all that are as far. An item whose own case is not complete, or which was sent back, stays where it is. [domain rule 27]</summary>
public static class Household
{
    /// <summary>The other items of the household in the same meeting on which a step can be taken.</summary>
    /// <param name="item">As it was before the step.</param>
    public static async Task<IReadOnlyList<AgendaItem>> Others(Session db, AgendaItem item, AgendaItemStep step) =>
        item is not { HouseholdId: { } household, MeetingId: { } meetingId } ? []
        : [.. (await AgendaItemTable.OfMeeting(db, meetingId)).Where(other =>
            other.Id != item.Id && other.HouseholdId == household && AgendaItemLifecycle.Moves.Allows(other.Status, step))];
}
