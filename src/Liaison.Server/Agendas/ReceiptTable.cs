using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Server.Data;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Agendas;

/// <summary>The receipts of cases submitted; written once.</summary>
public static class ReceiptTable
{
    private const string Columns =
        "receipt.id, receipt.prefecture_code, receipt.association_id, receipt.case_id, receipt.agenda_item_id, receipt.number, receipt.at, receipt.sealed";

    // The hash too could confirm what somebody guesses.
    private sealed record Content(string Hash, string Summary);

    private sealed record Row
    {
        public required Guid Id { get; init; }
        public required string PrefectureCode { get; init; }
        public required Guid AssociationId { get; init; }
        public required Guid CaseId { get; init; }
        public required Guid AgendaItemId { get; init; }
        public required string Number { get; init; }
        public required DateTimeOffset At { get; init; }
        public byte[]? Sealed { get; init; }

        public Receipt ToReceipt(Session db)
        {
            var content = db.Open<Content>(CaseId, "receipt", Sealed) ?? new Content("", "");
            return new Receipt
            {
                Id = Id, PrefectureCode = PrefectureCode, AssociationId = AssociationId, CaseId = CaseId, AgendaItemId = AgendaItemId, Number = Number,
                At = At, Hash = content.Hash, Summary = content.Summary,
            };
        }
    }

    public static Task Insert(Session db, Receipt receipt) => db.Note("receipt", receipt.Id, receipt.CaseId).Execute("""
        INSERT INTO receipt (id, prefecture_code, association_id, case_id, agenda_item_id, number, at, sealed)
        VALUES (@Id, @PrefectureCode, @AssociationId, @CaseId, @AgendaItemId, @Number, @At, @Sealed)
        """, new
    {
        receipt.Id, receipt.PrefectureCode, receipt.AssociationId, receipt.CaseId, receipt.AgendaItemId, receipt.Number, receipt.At,
        Sealed = db.Seal(receipt.CaseId, "receipt", new Content(receipt.Hash, receipt.Summary)),
    });

    /// <summary>Gives a case submitted now its receipt, numbered in the local year of the prefecture.</summary>
    public static async Task Issue(Session db, AgendaItem item, Case submitted) =>
        await Insert(db, Receipt.For(item, submitted, db.Now, (await PrefectureTable.Today(db)).Year));

    /// <summary>The receipt with which an item was submitted; null for a topic and for a successor.</summary>
    public static async Task<Receipt?> OfItem(Session db, Guid itemId) => (await db.Find<Row>($"""
        SELECT {Columns} FROM receipt WHERE agenda_item_id = @itemId AND prefecture_code = @Prefecture
          AND (@Association IS NULL OR association_id = @Association)
        """, new { itemId, db.Prefecture, db.Association }))?.ToReceipt(db);

    /// <summary>The receipts of the cases that came with a meeting request.</summary>
    public static async Task<IReadOnlyList<Receipt>> OfRequest(Session db, Guid requestId) => [.. (await db.List<Row>($"""
        SELECT {Columns} FROM receipt JOIN agenda_item ON agenda_item.id = receipt.agenda_item_id
        WHERE agenda_item.meeting_request_id = @requestId AND receipt.prefecture_code = @Prefecture
          AND (@Association IS NULL OR receipt.association_id = @Association)
        ORDER BY receipt.id
        """, new { requestId, db.Prefecture, db.Association })).Select(row => row.ToReceipt(db))];
}
