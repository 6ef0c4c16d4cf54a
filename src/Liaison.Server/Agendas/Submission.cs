using Liaison.Domain.Agendas;
using Liaison.Server.Cases;
using Liaison.Server.Data;

namespace Liaison.Server.Agendas;

/// <summary>What one association submitted of a household that several put forward in the same meeting. [domain rule 27]</summary>
/// <param name="ItemId">Its own item.</param>
/// <param name="Receipt">Number of its receipt.</param>
public sealed record Submission(Guid ItemId, Guid AssociationId, Guid CaseId, string CaseReference, string? Question, AgendaItemStatus Status,
    DateTimeOffset SubmittedAt, string? Receipt)
{
    /// <summary>The submissions behind a place on the agenda; none where it holds one item alone.</summary>
    public static async Task<IReadOnlyList<Submission>> Of(Session db, IReadOnlyList<AgendaItem> place)
    {
        if (place.Count <= 1)
            return [];
        var submissions = new List<Submission>();
        var hidden = await HiddenCases.Among(db, place.Select(item => item.CaseId).OfType<Guid>());
        foreach (var item in place)
        {
            var reference = await db.Load<string>("SELECT reference FROM case_record WHERE id = @CaseId", new { item.CaseId });
            submissions.Add(new(item.Id, item.AssociationId, item.CaseId!.Value, reference, hidden.Contains(item.CaseId.Value) ? null : item.Question, item.Status, item.SubmittedAt,
                (await ReceiptTable.OfItem(db, item.Id))?.Number));
        }
        return submissions;
    }
}
