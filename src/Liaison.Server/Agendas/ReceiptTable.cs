using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Agendas;

/// <summary>The receipts of cases submitted; written once.</summary>
public static class ReceiptTable
{
    public static Task Insert(Session db, Receipt receipt) => db.Note("receipt", receipt.Id, receipt.CaseId).Execute("""
        INSERT INTO receipt (id, prefecture_code, association_id, case_id, agenda_item_id, number, at, hash, summary)
        VALUES (@Id, @PrefectureCode, @AssociationId, @CaseId, @AgendaItemId, @Number, @At, @Hash, @Summary)
        """, receipt);

    /// <summary>Gives a case submitted now its receipt, numbered in the local year of the prefecture.</summary>
    public static async Task Issue(Session db, AgendaItem item, Case submitted) =>
        await Insert(db, Receipt.For(item, submitted, db.Now, (await PrefectureTable.Today(db)).Year));

    /// <summary>The receipt with which an item was submitted; null for a topic and for a successor.</summary>
    public static Task<Receipt?> OfItem(Session db, Guid itemId) => db.Find<Receipt>("""
        SELECT id, prefecture_code, association_id, case_id, agenda_item_id, number, at, hash, summary
        FROM receipt WHERE agenda_item_id = @itemId AND prefecture_code = @Prefecture
          AND (@Association IS NULL OR association_id = @Association)
        """, new { itemId, db.Prefecture, db.Association });

    /// <summary>The receipts of the cases that came with a meeting request.</summary>
    public static Task<IReadOnlyList<Receipt>> OfRequest(Session db, Guid requestId) => db.List<Receipt>("""
        SELECT receipt.id, receipt.prefecture_code, receipt.association_id, receipt.case_id, agenda_item_id, number, at, hash, summary
        FROM receipt JOIN agenda_item ON agenda_item.id = receipt.agenda_item_id
        WHERE agenda_item.meeting_request_id = @requestId AND receipt.prefecture_code = @Prefecture
          AND (@Association IS NULL OR receipt.association_id = @Association)
        ORDER BY receipt.id
        """, new { requestId, db.Prefecture, db.Association });
}
