using Liaison.Domain.Calendar;
using Liaison.Domain.Documents;
using Liaison.Domain.Minutes;
using Liaison.Server.Agendas;
using Liaison.Server.Associations;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Documents;

/// <summary>The receipt of a case that was submitted. [domain rule 13]</summary>
public static class ReceiptDocument
{
    public static readonly DocumentKind Kind = new("accuse-de-depot",
        new Blanks("RC-00-2017-AAAAAAAA", "Une association", "DO-00-2017-AAAAAAAA", "mercredi 29 novembre 2017", "14 h 30", "1 personne(s).", "00"));

    /// <param name="Hash">SHA-256, in hex, of the case and the question as they stood.</param>
    public sealed record Blanks(string Number, string Association, string CaseReference, string Day, string Hour, string Summary, string Hash);

    public static async Task<Document> Print(ReadReceipt.Response receipt, PrintRoom room)
    {
        var zone = (await PrefectureTable.Mine(room.Db)).Zone;
        var association = await AssociationTable.Load(room.Db, receipt.AssociationId);
        return await room.Fill(Kind, receipt.Number, new Blanks(receipt.Number, association.Name, receipt.CaseReference,
            French.Weekday(LocalTime.DayOf(receipt.At, zone)), French.Hour(receipt.At, zone), receipt.Summary ?? MinutesText.Hidden, receipt.Hash));
    }
}
