using System.Globalization;
using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;
using Liaison.Domain.Commitments;
using Liaison.Domain.Documents;
using Liaison.Domain.Meetings;

namespace Liaison.Domain.Minutes;

/// <summary>What the text of minutes is made from: the meeting and its agenda as they were recorded, and what either side wrote. Nothing is typed twice. [domain rule 21]</summary>
/// <param name="Prefecture">Name of the prefecture.</param>
/// <param name="Zone">Its time zone.</param>
/// <param name="Associations">Those invited, by id, with their names.</param>
/// <param name="Items">In the order of the agenda, those that a reader does not see left out.</param>
/// <param name="Cases">Of the items; one that was destroyed is not there.</param>
/// <param name="Commitments">Those made in this meeting.</param>
/// <param name="Sections">Those of the draft.</param>
/// <param name="Today">Local day: what a withdrawn mandate hides is not written down again.</param>
public sealed record MinutesSources(Meeting Meeting, string Prefecture, TimeZoneInfo Zone, IReadOnlyDictionary<Guid, string> Associations,
    IReadOnlyList<AgendaItem> Items, IReadOnlyDictionary<Guid, Case> Cases, IReadOnlyList<Commitment> Commitments,
    IReadOnlyList<MinutesSection> Sections, DateOnly Today);

/// <summary>Writes the text of minutes, in French, part by part.</summary>
public static class MinutesText
{
    /// <summary>Label of what either side wrote on an item.</summary>
    public const string Said = "Relevé";

    /// <summary>What stands on agenda and minutes alike. [domain rule 20]</summary>
    public const string NothingSuspended = "La réunion ne suspend ni n'interrompt aucun délai, de recours ou autre.";

    /// <summary>In the place of a case that is no more.</summary>
    public const string Destroyed = "Dossier détruit";

    /// <summary>In the place of what a withdrawn mandate or a restriction hides. [domain rule 28]</summary>
    public const string Hidden = "Contenu non montré : mandat retiré, ou traitement limité.";

    /// <summary>The text of a first edition, without positions and observations.</summary>
    public static IReadOnlyList<MinutesPart> Of(MinutesSources from) =>
    [
        Head(from), Sitting(from),
        .. from.Sections.Where(section => section is { Kind: SectionKind.General, Status: SectionStatus.Present }).Select(General),
        .. from.Items.SelectMany(item => Item(from, item)),
        .. from.Commitments.Where(commitment => commitment.AgendaItemId is null).GroupBy(commitment => commitment.AssociationId).Select(own => Promised(from, own)),
    ];

    private static MinutesPart Head(MinutesSources from) => MinutesPart.Of(PartKind.Head, PartReaders.Everybody,
        $"Compte rendu de la {(from.Meeting.Kind == MeetingKind.Technical ? "réunion technique" : "entrevue spécifique")} {from.Meeting.Reference}",
        [
            new("Préfecture", from.Prefecture),
            new("Date", French.Weekday(from.Meeting.Day)),
            new("Associations invitées", string.Join(", ", from.Associations.Values.Order(StringComparer.Ordinal))),
            new("", NothingSuspended),
        ]);

    private static MinutesPart Sitting(MinutesSources from) => MinutesPart.Of(PartKind.Sitting, PartReaders.Table, "Séance",
        [
            new("Heure", French.Hour(from.Meeting.StartsAt, from.Zone)),
            new("Lieu", from.Meeting.Place),
            Maybe("Thème", from.Meeting.Theme),
            new("Présents", string.Join(" ; ", from.Meeting.Attendance.Select(present => Present(from, present)))),
        ]);

    private static string Present(MinutesSources from, Attendance present)
    {
        var whose = present.AssociationId is { } id && from.Associations.TryGetValue(id, out var name) ? name : Labels.Of(present.Side);
        return string.Create(CultureInfo.InvariantCulture, $"{whose} : {present.Function} ({present.Count}{(present.Remote ? ", à distance" : "")})");
    }

    private static MinutesPart General(MinutesSection section) =>
        MinutesPart.Of(PartKind.General, PartReaders.Everybody, section.Title, new Paragraph("", section.Text)) with { SectionId = section.Id };

    private static IEnumerable<MinutesPart> Item(MinutesSources from, AgendaItem item)
    {
        var section = from.Sections.FirstOrDefault(section => section.Id == item.Id);
        var household = item.CaseId is { } caseId ? from.Cases.GetValueOrDefault(caseId) : null;
        var gone = item.CaseId is not null && household is null;
        var owner = new MinutesPart
        {
            Kind = PartKind.Item, Readers = PartReaders.OneAssociation, SectionId = item.Id, CaseId = gone ? null : item.CaseId, AssociationId = item.AssociationId,
        };
        var hidden = household?.HidesAll(from.Today) == true;
        yield return owner with
        {
            Heading = item.Topic ?? (household is null ? Destroyed : $"Dossier {household.Reference}"),
            Paragraphs = gone ? [] : hidden ? [new("", Hidden)] : [.. Examined(from, item, section)],
        };
        foreach (var person in hidden ? [] : household?.Persons ?? [])
        {
            if (!household!.Hides(person, from.Today) && item.Examination?.Of(person.Id) is { } orientation)
                yield return owner with
                {
                    Kind = PartKind.Person, PersonId = person.Id, Heading = French.Name(person.GivenNames, person.FamilyName), Paragraphs = [new("Orientation", Labels.Of(orientation))],
                };
        }
    }

    private static IEnumerable<Paragraph> Examined(MinutesSources from, AgendaItem item, MinutesSection? section)
    {
        var seen = item.Examination;
        Paragraph?[] paragraphs =
        [
            Maybe("Question", item.Question), Maybe("Exposé de l'association", seen?.AssociationView), Maybe("Exposé du bureau", seen?.OfficeView),
            Maybe("Suite", MinutesWords.Outcome(item.Status)), Maybe("Orientation", seen?.Orientation is { } orientation ? Labels.Of(orientation) : null),
            Maybe("Motif", seen?.ReasonCategory is { } reason ? Labels.Of(reason) : null), Maybe(Said, section?.Text),
            .. from.Commitments.Where(commitment => commitment.AgendaItemId == item.Id).Select(Promise),
        ];
        return paragraphs.OfType<Paragraph>();
    }

    private static MinutesPart Promised(MinutesSources from, IGrouping<Guid, Commitment> own) =>
        MinutesPart.Of(PartKind.Commitments, PartReaders.OneAssociation, $"Engagements avec {from.Associations.GetValueOrDefault(own.Key, "l'association")}",
            own.Select(Promise)) with { AssociationId = own.Key };

    private static Paragraph Promise(Commitment commitment) =>
        new($"Engagement ({Labels.Of(commitment.Side)}, {commitment.Owner})", $"{commitment.Text} Échéance : {French.Weekday(commitment.DueDay)}.");

    private static Paragraph? Maybe(string label, string? text) => string.IsNullOrWhiteSpace(text) ? null : new(label, text);
}
