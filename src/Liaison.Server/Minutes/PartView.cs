using Liaison.Domain.Cases;
using Liaison.Domain.Minutes;
using Liaison.Server.Data;
using Liaison.Server.Journal;

namespace Liaison.Server.Minutes;

/// <summary>Why a part of minutes is not shown.</summary>
public enum Redaction
{
    /// <summary>The mandate was withdrawn.</summary>
    MandateWithdrawn,
    /// <summary>The case was destroyed.</summary>
    Destroyed,
    /// <summary>The processing of the case is restricted, and this reader has no part in it.</summary>
    Restricted,
}

/// <summary>One part of the text of minutes as a reader gets it.</summary>
/// <param name="SectionId">The general point or agenda item that it belongs to.</param>
/// <param name="AssociationId">Whose it is; null for what is common.</param>
/// <param name="Heading">Empty where the part is redacted.</param>
/// <param name="Redaction">Why it is not shown; its leaf stands.</param>
/// <param name="Proof">How it is proved to stand in the edition; null in a text that is none yet.</param>
public sealed record PartView(PartKind Kind, Guid? SectionId, Guid? CaseId, Guid? AssociationId, string Heading, IReadOnlyList<Paragraph> Paragraphs,
    Redaction? Redaction, PartProof? Proof) : IShowsCases
{
    IEnumerable<Guid> IShowsCases.CasesShown => IShowsCases.One(CaseId);

    /// <summary>A part of a draft, which is nowhere kept.</summary>
    public static PartView Of(MinutesPart part) =>
        new(part.Kind, part.SectionId, part.CaseId, part.AssociationId, part.Heading, part.Paragraphs, null, null);

    /// <summary>The parts of a text as a reader gets them: what a withdrawn mandate hides or what was destroyed is left out, and its leaf stays. [domain rule 28]</summary>
    /// <param name="known">Cases that are loaded already.</param>
    public static async Task<IReadOnlyList<PartView>> Of(Session db, EditionTable.Row edition, MinutesReader reader, DateOnly today,
        IReadOnlyDictionary<Guid, Case>? known = null)
    {
        var parts = await PartTable.For(db, edition.Id, reader);
        var cases = await MinutesReading.Cases(db, parts.Select(kept => kept.Part.CaseId), known);
        var tree = edition.Leaves is { } leaves ? new EditionTree(leaves) : null;
        return [.. parts.Select(kept => Show(tree, kept, kept.Part.CaseId is { } id ? RedactionOf(cases.GetValueOrDefault(id), kept.Part, today) : null))];
    }

    private static PartView Show(EditionTree? tree, PartTable.Kept kept, Redaction? redaction)
    {
        var (part, hidden) = (kept.Part, redaction is not null);
        var proof = tree is not null && kept.Place is { } place ? new PartProof(kept.Leaf, hidden ? null : kept.Salt, place, tree.PathOf(place)) : null;
        return new PartView(part.Kind, part.SectionId, part.CaseId, part.AssociationId, hidden ? "" : part.Heading, hidden ? [] : part.Paragraphs, redaction, proof);
    }

    private static Redaction? RedactionOf(Case? household, MinutesPart part, DateOnly today) =>
        household is null ? Minutes.Redaction.Destroyed
        : household.Restricted ? Minutes.Redaction.Restricted
        : household.HidesAllOr(part.PersonId, today) ? Minutes.Redaction.MandateWithdrawn : null;
}

/// <summary>How a part is proved: with its salt its leaf follows from its text, and with the path the root of the edition from its leaf. [docs/journal.md]</summary>
/// <param name="Leaf">Its hash in the tree.</param>
/// <param name="Salt">Null where the part is redacted: the leaf then says nothing of it.</param>
/// <param name="Place">Of the leaf, from 0.</param>
/// <param name="Path">To the root, nearest hash first.</param>
public sealed record PartProof(byte[] Leaf, byte[]? Salt, int Place, IReadOnlyList<byte[]> Path);
