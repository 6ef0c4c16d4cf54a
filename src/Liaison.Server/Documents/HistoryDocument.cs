using Liaison.Domain.Documents;
using Liaison.Server.Cases;
using Liaison.Server.Pages;
using Liaison.Server.Web;
using Words = Liaison.Domain.Documents.Words;

namespace Liaison.Server.Documents;

/// <summary>What happened to a case over all meetings, to print: the words of its page, in a table. The tree is made by hand.</summary>
public static class HistoryDocument
{
    public static async Task<Document> Print(Page<HistoryEntry> history, PrintRoom room)
    {
        // The office reads linked cases as one story; each entry then says whose it is.
        var cases = history.Data.Select(entry => entry.CaseId).Distinct().ToList();
        var references = new Dictionary<Guid, string>();
        foreach (var caseId in cases)
            references[caseId] = await room.Db.Load<string>("SELECT reference FROM case_record WHERE id = @caseId", new { caseId });
        return new Document("historique", "Historique d'un dossier", references[cases[0]],
        [
            new KeyValues([new KeyValue("Dossier", string.Join(", ", references.Values))]),
            new Paragraph("Une réunion ne suspend aucun délai.", IsNote: true),
            new Table("Ce qui est arrivé à ce dossier, du plus ancien au plus récent",
                [new Column("Jour", 2), new Column("Dossier", 3), new Column("Ce qui est arrivé", 8)],
                [.. history.Data.Select(entry => (IReadOnlyList<Words>)[French.Day(entry.Day), references[entry.CaseId],
                    string.Join('\n', HistoryWords.Said(entry).Select(said => $"« {said} »").Prepend(HistoryWords.Of(entry)))])]),
            .. history.NextCursor is null ? Array.Empty<Block>() : [new Paragraph("La suite est à demander à part.", IsNote: true)],
        ])
        {
            Letterhead = await room.Letterhead(), Footer = references[cases[0]],
        };
    }
}
