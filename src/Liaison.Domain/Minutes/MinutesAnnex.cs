using Liaison.Domain.Calendar;
using Liaison.Domain.Documents;

namespace Liaison.Domain.Minutes;

/// <summary>What a text gains when it is concluded: observations with their replies, positions, the result. [domain rules 22, 23]</summary>
public static class MinutesAnnex
{
    /// <summary>Observations in the order in which they came, then the position of each association invited, then the result.</summary>
    /// <param name="associations">Those invited, with their names.</param>
    public static IReadOnlyList<MinutesPart> Of(IEnumerable<Observation> observations, IReadOnlyList<AssociationPosition> positions,
        IReadOnlyDictionary<Guid, string> associations, IReadOnlyList<MinutesPart> text, TimeZoneInfo zone) =>
    [
        .. observations.Select(observation => Observed(observation, associations[observation.AssociationId],
            text.FirstOrDefault(part => part.SectionId is not null && part.SectionId == observation.SectionId), zone)),
        .. positions.Select(position => MinutesPart.Of(PartKind.Position, PartReaders.Everybody, associations[position.AssociationId],
            new("Position", MinutesWords.Of(position.Position)), new("Énoncé", position.Statement ?? "")) with { AssociationId = position.AssociationId }),
        MinutesPart.Of(PartKind.Result, PartReaders.Everybody, "Résultat",
            new Paragraph("", MinutesWords.Of(AssociationPosition.ResultOf([.. positions.Select(position => position.Position)])))),
    ];

    // What is said of an item is read by those who read the item; what is said of a general point, by those at the table.
    private static MinutesPart Observed(Observation observation, string name, MinutesPart? about, TimeZoneInfo zone)
    {
        var own = about?.Kind == PartKind.Item;
        return MinutesPart.Of(PartKind.Observation, own ? PartReaders.OneAssociation : PartReaders.Table,
            $"Observation de {name} sur {(about is null ? "l'ensemble" : $"« {about.Heading} »")}, {French.Weekday(LocalTime.DayOf(observation.At, zone))}",
            new("", observation.Text), observation.Reply is { } reply ? new("Réponse du bureau", reply) : null) with
        {
            SectionId = observation.SectionId, CaseId = own ? about!.CaseId : null, AssociationId = observation.AssociationId,
        };
    }
}

/// <summary>The text of the next edition: the last one, with what the erratum changes. [domain rule 23]</summary>
public static class MinutesErratum
{
    /// <param name="last">The text of the last edition as it stands, without what it gained at its conclusion.</param>
    /// <param name="corrected">The sections that the erratum names, as they are written now.</param>
    /// <param name="number">Number of the edition to come.</param>
    /// <param name="reason">Why.</param>
    public static IReadOnlyList<MinutesPart> Of(IReadOnlyList<MinutesPart> last, IReadOnlyList<MinutesSection> corrected, int number, string reason)
    {
        var headings = last.Where(part => part.Kind == PartKind.General && corrected.Any(section => section.Id == part.SectionId))
            .Select(part => $"« {part.Heading} »").ToList();
        // Everybody reads this: of items it does not even tell how many.
        if (corrected.Any(section => section.Kind == SectionKind.Item))
            headings.Add("des points de l'ordre du jour");
        return [.. last.Select(part => part.Kind == PartKind.Head ? Named(part, number, headings, reason) : Changed(part, corrected))];
    }

    private static MinutesPart Named(MinutesPart head, int number, IReadOnlyList<string> headings, string reason) => head with
    {
        Paragraphs = [.. head.Paragraphs, new Paragraph($"Erratum, édition {number}", $"Rectifie {string.Join(", ", headings)}. Motif : {reason}")],
    };

    private static MinutesPart Changed(MinutesPart part, IReadOnlyList<MinutesSection> corrected)
    {
        if (part.Kind is not (PartKind.General or PartKind.Item) || corrected.FirstOrDefault(section => section.Id == part.SectionId) is not { } section)
            return part;
        return part.Kind == PartKind.General
            ? part with { Heading = section.Title, Paragraphs = section.Text.Length > 0 ? [new("", section.Text)] : [] }
            : part with
            {
                Paragraphs = [.. part.Paragraphs.Where(paragraph => paragraph.Label != MinutesText.Said),
                    .. section.Text.Length > 0 ? [new Paragraph(MinutesText.Said, section.Text)] : Array.Empty<Paragraph>()],
            };
    }
}
