using Liaison.Domain.Calendar;
using Liaison.Domain.Documents;
using Liaison.Domain.Minutes;
using Liaison.Server.Minutes;
using Liaison.Server.Prefectures;
using Paragraph = Liaison.Domain.Documents.Paragraph;

namespace Liaison.Server.Documents;

/// <summary>Minutes to print: one rendering of the parts that a reader has, whichever of the three views that is. The tree is made by hand: minutes are
/// what both sides wrote, and no template adds to them.</summary>
public static class MinutesDocument
{
    private const string FileKind = "compte-rendu";

    /// <summary>An edition, with its proof at the foot.</summary>
    public static async Task<Document> Print(ReadEdition.Response edition, PrintRoom room) =>
        Tree(edition, await room.Letterhead(), (await PrefectureTable.Mine(room.Db)).Zone);

    /// <summary>The tree of an edition.</summary>
    /// <param name="zone">By whose clock it was concluded.</param>
    public static Document Tree(ReadEdition.Response edition, Letterhead letterhead, TimeZoneInfo zone)
    {
        var concluded = French.Day(LocalTime.DayOf(edition.ConcludedAt, zone));
        return new Document(edition.View switch { MinutesView.Public => $"{FileKind}-public", MinutesView.Mine => $"{FileKind}-extrait", _ => FileKind },
            $"Compte rendu de réunion, édition {edition.Number}", $"{edition.MeetingReference}-{edition.Number}",
            [.. Show(edition.Parts, edition.MeetingReference), .. Proof(edition, concluded)])
        {
            Letterhead = letterhead, Footer = $"{edition.MeetingReference}, édition {edition.Number} du {concluded}",
        };
    }

    /// <summary>The text as it stands: a draft, a text that circulates, or the last edition.</summary>
    public static async Task<Document> Print(ReadMinutes.Response minutes, PrintRoom room)
    {
        var state = minutes.Status switch
        {
            MinutesStatus.Draft => "Projet : ce texte peut encore changer.",
            MinutesStatus.Circulated => $"Texte diffusé : observations attendues jusqu'au {French.Weekday(minutes.DueDay!.Value)}.",
            _ => $"Édition {minutes.Edition}.",
        };
        return new Document(FileKind, "Compte rendu de réunion", minutes.MeetingReference,
            [new Paragraph(state, IsNote: true), .. Show(minutes.Text, minutes.MeetingReference)])
        {
            Letterhead = await room.Letterhead(), Footer = minutes.MeetingReference,
        };
    }

    private static IEnumerable<Block> Show(IReadOnlyList<PartView> parts, string reference)
    {
        for (var place = 0; place < parts.Count; place++)
        {
            var part = parts[place];
            if (part.Kind is PartKind.Person or PartKind.Position)
            {
                // Those of one case, or of all associations, stand below each other.
                var together = parts.Skip(place).TakeWhile(next => next.Kind == part.Kind).ToList();
                place += together.Count - 1;
                if (part.Kind == PartKind.Position)
                    yield return new Heading(2, "Positions");
                yield return new KeyValues([.. together.Select(each => each.Redaction is { } hidden ? new KeyValue("Une personne", Instead(hidden))
                    : new KeyValue(each.Heading, string.Join('\n', each.Paragraphs.Select(paragraph => paragraph.Text))))]);
                continue;
            }
            if (part.Redaction is { } redaction)
            {
                yield return new Paragraph(Instead(redaction), IsNote: true);
                continue;
            }
            if (part.Kind == PartKind.Head)
                yield return new KeyValues([new KeyValue("Réunion", reference)]);
            else if (part.Heading.Length > 0)
                yield return new Heading(part.Kind == PartKind.Observation ? 3 : 2, part.Heading);
            foreach (var block in Blocks(part))
                yield return block;
        }
    }

    private static string Instead(Redaction redaction) => redaction switch
    {
        Redaction.Destroyed => "Dossier détruit : le contenu n'existe plus.",
        Redaction.Restricted => "Traitement limité : le contenu n'est pas montré.",
        _ => "Mandat retiré : le contenu n'est plus montré.",
    };

    // Short things stand beside their names; what somebody said is a paragraph of its own.
    private static IEnumerable<Block> Blocks(PartView part)
    {
        var rows = part.Paragraphs.Where(paragraph => paragraph.Label.Length > 0).Select(paragraph => new KeyValue(paragraph.Label, paragraph.Text)).ToList();
        if (rows.Count > 0)
            yield return new KeyValues(rows);
        foreach (var paragraph in part.Paragraphs.Where(paragraph => paragraph.Label.Length == 0))
            yield return new Paragraph(paragraph.Text, IsNote: paragraph.Text == MinutesText.NothingSuspended);
    }

    private static IEnumerable<Block> Proof(ReadEdition.Response edition, string concluded)
    {
        yield return new Heading(2, "Preuve");
        yield return new KeyValues(
        [
            new("Édition", $"{edition.Number}, conclue le {concluded}"), new("Sceau (SHA-256)", Convert.ToBase64String(edition.Root)),
            .. edition.Checkpoint is { } checkpoint
                ? [new KeyValue("Point de contrôle du journal", checkpoint.Body.TrimEnd()), new("Clé", checkpoint.KeyId), new("Signature", Convert.ToBase64String(checkpoint.Signature))]
                : Array.Empty<KeyValue>(),
        ]);
    }
}
