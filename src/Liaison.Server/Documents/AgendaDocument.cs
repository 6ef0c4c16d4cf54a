using Liaison.Domain.Agendas;
using Liaison.Domain.Documents;
using Liaison.Domain.Minutes;
using Liaison.Server.Agendas;
using Liaison.Server.Meetings;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Documents;

/// <summary>The agenda of a technical meeting to print: all of it for the office; for an association its own items, and nothing of anybody else.</summary>
public static class AgendaDocument
{
    public static readonly DocumentKind Kind = new("ordre-du-jour",
        new Blanks(Sitting.Sample, true, "20 novembre 2017", "", [new("Une association", "Préfecture", "Le bureau", "Adresser la liste.", "19 décembre 2017", true)],
            [new(1, "Une association", "DO-00-2017-AAAAAAAA", "Une question ?", "Proposé", "Point tardif", ["Une autre association, DO-00-2017-BBBBBBBB : une autre question."])]),
        new Blanks(Sitting.Sample, false, "", "Une association", [], []));

    /// <param name="FreezeDay">Due day of the freeze; empty once it is past.</param>
    /// <param name="Association">For whom the agenda is drawn up; empty for the office.</param>
    public sealed record Blanks(Sitting Meeting, bool IsInPreparation, string FreezeDay, string Association, IReadOnlyList<Promise> Commitments, IReadOnlyList<Item> Items);

    /// <summary>A commitment still open.</summary>
    public sealed record Promise(string Association, string Side, string Owner, string Text, string DueDay, bool IsOverdue);

    /// <param name="CaseReference">Empty for a topic.</param>
    /// <param name="Text">The question put, or the topic.</param>
    /// <param name="Remark">What sets it apart: late, carried over, urgent; empty otherwise.</param>
    /// <param name="Submissions">What other associations put forward of the same household, for the office alone.</param>
    public sealed record Item(int Position, string Association, string CaseReference, string Text, string Status, string Remark, IReadOnlyList<string> Submissions);

    public static async Task<Document> Print(ReadAgenda.Response agenda, PrintRoom room)
    {
        var meeting = await MeetingTable.Load(room.Db, agenda.MeetingId);
        var names = await Sitting.NamesOf(room.Db, meeting);
        return await room.Fill(Kind, meeting.Reference, new Blanks(
            Sitting.Of(meeting, (await PrefectureTable.Mine(room.Db)).Zone, names.Values),
            agenda.Status == AgendaStatus.InPreparation, meeting.FreezeDay is { } freeze && agenda.Status == AgendaStatus.InPreparation ? French.Day(freeze) : "",
            room.Db.Association is { } own ? names[own] : "",
            [.. agenda.OpenCommitments.Select(open => new Promise(names.GetValueOrDefault(open.AssociationId, ""), Labels.Of(open.Side), open.Owner ?? "", open.Text ?? MinutesText.Hidden,
                French.Day(open.DueDay), open.Overdue))],
            [.. agenda.Items.Where(item => item.Position is not null).OrderBy(item => item.Position).Select(item => Show(item, names))]));
    }

    private static Item Show(AgendaItemSummary item, IReadOnlyDictionary<Guid, string> names) => new(item.Position!.Value,
        names.GetValueOrDefault(item.AssociationId, ""), item.CaseReference ?? "", item.Question ?? item.Topic ?? "", Labels.Of(item.Status), Remark(item),
        [.. item.Submissions.Where(other => other.ItemId != item.Id)
            .Select(other => $"{names.GetValueOrDefault(other.AssociationId, "")}, {other.CaseReference} : {other.Question}")]);

    private static string Remark(AgendaItemSummary item)
    {
        string?[] remarks =
        [
            item.Urgency is null ? null : "Dossier urgent.",
            item.CarryCount switch { 0 => null, 1 => "Reporté une fois.", var times => $"Reporté {times} fois." },
            item.Late ? $"Inscrit après la clôture : {item.LateReason}" : null,
        ];
        return string.Join(' ', remarks.OfType<string>());
    }
}
