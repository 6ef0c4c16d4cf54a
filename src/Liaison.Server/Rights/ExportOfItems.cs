using Liaison.Domain;
using Liaison.Domain.Agendas;
using Liaison.Server.Agendas;
using Liaison.Server.Audiences;
using Liaison.Server.Commitments;
using Liaison.Server.Data;
using Liaison.Server.Minutes;

namespace Liaison.Server.Rights;

/// <summary>Puts together what was said of a case in meetings, and how it came there.</summary>
internal sealed class ExportOfItems(Session db, ExportedCase exported)
{
    /// <summary>A passage as the person may read it.</summary>
    public static StepExport Show(Session db, ExportedCase exported, PassageTable.Row passage) => Show(exported, passage, passage.ReasonIn(db, exported.Household.Id));

    /// <summary>The same with the reason, opened.</summary>
    public static StepExport Show(ExportedCase exported, PassageTable.Row passage, string? reason) =>
        new(CamelCase.Of(passage.Step), passage.At, passage.BySide, exported.Texts.Of(reason));

    /// <summary>The items, oldest first.</summary>
    public async Task<IReadOnlyList<ItemExport>> Items()
    {
        var items = new List<ItemExport>();
        foreach (var item in await AgendaItemTable.AllOfCase(db, exported.Household.Id))
            items.Add(await Item(item));
        return items;
    }

    /// <summary>The referrals, oldest first.</summary>
    public async Task<IReadOnlyList<ReferralExport>> Referrals() => [.. (await ReferralTable.AllOfCase(db, exported.Household.Id)).Select(referral => new ReferralExport(
        referral.Number, referral.Status, exported.Texts.Of(referral.Label), exported.Texts.Of(referral.Reason)))];

    private async Task<ItemExport> Item(AgendaItem item)
    {
        var (texts, said) = (exported.Texts, item.Examination);
        var orientation = said?.Of(exported.Self.Id);
        var receipt = await ReceiptTable.OfItem(db, item.Id);
        return new(item.SubmittedAt, item.Status, texts.Of(item.Question), texts.Of(item.LateReason),
            item.MeetingId is { } meetingId ? await db.Find<MeetingExport>(MeetingSql, new { meetingId, db.Prefecture }) : null, orientation,
            // The category is that of the item; it is hers where her own orientation needs one.
            orientation == Orientation.UnfavourableInPrinciple ? said!.ReasonCategory : null, texts.Of(said?.AssociationView), texts.Of(said?.OfficeView),
            receipt is null ? null : new ReceiptExport(receipt.Number, receipt.At, receipt.Hash, texts.Of(receipt.Summary)),
            [.. (await CommitmentTable.OfItem(db, item.Id)).Select(promise => new CommitmentExport(promise.Side, texts.Of(promise.Text), promise.DueDay, promise.Status))],
            await Said(item), [.. (await PassageTable.Of(db, item.Id)).Select(passage => Show(db, exported, passage))]);
    }

    private async Task<IReadOnlyList<SaidExport>> Said(AgendaItem item)
    {
        var written = (await SectionTable.WordingsOf(db, item)).Select(wording => new SaidExport(wording.At, wording.BySide, exported.Texts.Of(wording.Text)));
        var observed = (await ObservationTable.OfItem(db, item.Id)).SelectMany(made => (SaidExport[])[new(made.At, Side.Association, exported.Texts.Of(made.Text)),
            .. made.RepliedAt is { } repliedAt ? [new SaidExport(repliedAt, Side.Prefecture, exported.Texts.Of(made.Reply))] : Array.Empty<SaidExport>()]);
        return [.. written.Concat(observed).Where(said => said.Text is not null).OrderBy(said => said.At)];
    }

    private const string MeetingSql = "SELECT reference, starts_at, status FROM meeting WHERE id = @meetingId AND prefecture_code = @Prefecture";
}
