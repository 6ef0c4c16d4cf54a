using Liaison.Domain.Minutes;
using Liaison.Server.Data;

namespace Liaison.Server.Minutes;

/// <summary>The text of a draft: from the meeting and its agenda for a first edition, from the last edition for an erratum.</summary>
public static class MinutesDraft
{
    /// <summary>The draft as the caller may read it.</summary>
    public static async Task<IReadOnlyList<MinutesPart>> Text(Session db, MeetingMinutes minutes, MinutesSources sources)
    {
        if (!minutes.IsErratum)
            return MinutesText.Of(sources);
        var last = await EditionTable.Numbered(db, minutes.Id, minutes.Edition);
        var parts = (await PartTable.For(db, last.Id, ReadMinutes.ReaderOf(db.Caller))).Select(kept => Kept(kept.Part, sources));
        var corrected = sources.Sections.Where(section => minutes.Corrected.Contains(section.Id)).ToList();
        return MinutesErratum.Of([.. parts.Where(part => part.Kind is not (PartKind.Observation or PartKind.Position or PartKind.Result))],
            corrected, minutes.ThisEdition, await ReasonOf(db, minutes));
    }

    // What was destroyed, or what a withdrawn mandate hides, is not written down again.
    private static MinutesPart Kept(MinutesPart part, MinutesSources sources)
    {
        if (part.CaseId is not { } caseId)
            return part;
        if (sources.Cases.GetValueOrDefault(caseId) is not { } household)
            return part with { CaseId = null, Heading = MinutesText.Destroyed, Paragraphs = [] };
        return household.HidesAllOr(part.PersonId, sources.Today)
            ? part with { Heading = part.Kind == PartKind.Person ? "" : part.Heading, Paragraphs = [new("", MinutesText.Hidden)] } : part;
    }

    private static async Task<string> ReasonOf(Session db, MeetingMinutes minutes) =>
        (await PassageTable.Of(db, minutes.Id)).LastOrDefault(passage => passage.Step == nameof(MinutesStep.Errata))?.ReasonIn(db, null) ?? "";
}
