using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Server.Journal;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Agendas;

/// <summary>An agenda item as agendas and lists show it.</summary>
/// <param name="Position">Place on the agenda as this reader counts the items he sees; null without a place.</param>
/// <param name="PersonOrientations">Persons whose orientation differs from the item's.</param>
/// <param name="CarryAlert">Carried over so often that the office head is to look at it.</param>
/// <param name="Urgency">Why its case waits for no meeting; null where that is not urgent.</param>
/// <param name="Submissions">On an agenda, and for the office: where several associations put the same household forward, what each of them submitted, this
/// one included. Else empty.</param>
public sealed record AgendaItemSummary(Guid Id, int? Position, Guid? MeetingId, Guid AssociationId, Guid? CaseId, string? CaseReference, string? Topic,
    string? Question, AgendaItemStatus Status, bool Late, string? LateReason, int CarryCount, bool CarryAlert, Guid? PredecessorId,
    Orientation? Orientation, IReadOnlyList<PersonOrientation> PersonOrientations, IReadOnlyList<Gap> Gaps, DateTimeOffset SubmittedAt,
    UrgencyKind? Urgency, IReadOnlyList<Submission> Submissions, IReadOnlyList<string> AllowedSteps) : IShowsCases
{
    IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId).Concat(Submissions.Select(submission => submission.CaseId).Where(id => id != CaseId));

    /// <param name="positions">Positions on the agendas concerned, as this caller counts them.</param>
    /// <param name="item">The item of the row.</param>
    /// <param name="submissions">Of each association, where there are several.</param>
    internal static AgendaItemSummary Of(AgendaItemRow row, AgendaItem item, IReadOnlyDictionary<Guid, int> positions, Caller caller,
        IReadOnlyList<Submission>? submissions = null) =>
        new(item.Id, positions.TryGetValue(item.Id, out var position) ? position : null, item.MeetingId, item.AssociationId, item.CaseId,
            row.CaseReference, item.Topic, item.Question, item.Status, item.Late, item.LateReason, item.CarryCount, item.CarryAlert,
            item.PredecessorId, row.Orientation, row.PersonOrientations, item.Gaps, item.SubmittedAt, row.Urgency,
            submissions ?? [], caller.Allowed(AgendaItemLifecycle.Moves, item.Status));
}
