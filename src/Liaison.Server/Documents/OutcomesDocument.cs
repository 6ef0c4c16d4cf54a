using Liaison.Domain.Documents;
using Liaison.Domain.Meetings;
using Liaison.Domain.Minutes;
using Liaison.Server.Agendas;
using Liaison.Server.Meetings;
using Liaison.Server.Prefectures;

namespace Liaison.Server.Documents;

/// <summary>What came of a technical meeting, to print: all of it for the office, or an association's extract.</summary>
public static class OutcomesDocument
{
    public static readonly DocumentKind Kind = new("releve",
        new Blanks(Sitting.Sample, "", false,
            [new("1", "Une association", "DO-00-2017-AAAAAAAA", "Une question ?", "Examiné", "Réexamen", "éléments produits", "Son avis.", "L’autre avis.",
                ["Anna EXEMPLE : Réexamen"], ["Titre de séjour accordé, le 15 janvier 2018"])],
            [new("Une association", "Préfecture", "Le bureau", "Adresser la liste.", "19 décembre 2017", "En cours")]),
        new Blanks(Sitting.Sample, "Une association", true, [], []));

    /// <param name="Association">Whose extract it is; empty for the whole.</param>
    /// <param name="IsProvisional">The meeting has not ended.</param>
    public sealed record Blanks(Sitting Meeting, string Association, bool IsProvisional, IReadOnlyList<Item> Items, IReadOnlyList<Promise> Commitments);

    /// <param name="Position">Empty for what was returned or withdrawn.</param>
    /// <param name="CaseReference">Empty for a topic.</param>
    /// <param name="Orientation">Empty where none was given; so are the reason and the views.</param>
    /// <param name="Persons">Those for whom something else was said.</param>
    public sealed record Item(string Position, string Association, string CaseReference, string Text, string Status, string Orientation, string Reason,
        string AssociationView, string OfficeView, IReadOnlyList<string> Persons, IReadOnlyList<string> Decisions);

    public sealed record Promise(string Association, string Side, string Owner, string Text, string DueDay, string Status);

    public static async Task<Document> Print(ReadOutcomes.Response outcomes, PrintRoom room)
    {
        var meeting = await MeetingTable.Load(room.Db, outcomes.MeetingId);
        var names = await Sitting.NamesOf(room.Db, meeting);
        var own = outcomes.AssociationId is { } id ? names[id] : "";
        return await room.Fill(Kind, meeting.Reference, new Blanks(
            Sitting.Of(meeting, (await PrefectureTable.Mine(room.Db)).Zone, own.Length > 0 ? [own] : names.Values), own,
            outcomes.Status is not (MeetingStatus.Held or MeetingStatus.Closed),
            [.. outcomes.Items.Select(item => Show(item, names))],
            [.. outcomes.Commitments.Select(made => new Promise(names.GetValueOrDefault(made.AssociationId, ""), Labels.Of(made.Side), made.Owner ?? "", made.Text ?? MinutesText.Hidden,
                French.Day(made.DueDay), Labels.Of(made.Status)))]));
    }

    private static Item Show(ReadOutcomes.Outcome item, IReadOnlyDictionary<Guid, string> names) => new(
        item.Position is { } position ? French.Number(position) : "", names.GetValueOrDefault(item.AssociationId, ""), item.CaseReference ?? "",
        item.Question ?? item.Topic ?? "", Labels.Of(item.Status), item.Orientation is { } orientation ? Labels.Of(orientation) : "",
        item.ReasonCategory is { } reason ? Labels.Of(reason) : "", item.AssociationView ?? "", item.OfficeView ?? "",
        [.. item.Persons.Select(person => $"{NameOf(person)} : {Labels.Of(person.Orientation)}")],
        [.. item.Decisions.Select(made => $"{Labels.Of(made.Decision)}, le {French.Day(made.MadeDay)}")]);

    private static string NameOf(ReadOutcomes.PersonOutcome person) => French.Name(person.GivenNames, person.FamilyName) is { Length: > 0 } name
        ? name : "Une personne dont le mandat a été retiré";
}
