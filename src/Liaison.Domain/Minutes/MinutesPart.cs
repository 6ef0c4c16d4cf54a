namespace Liaison.Domain.Minutes;

/// <summary>What a part of the text of minutes is.</summary>
public enum PartKind
{
    /// <summary>Which meeting, on which day, with whom.</summary>
    Head,
    /// <summary>When and where it sat, and who was present.</summary>
    Sitting,
    /// <summary>A general point.</summary>
    General,
    /// <summary>An item of the agenda: question, views, orientation, commitments, what was said.</summary>
    Item,
    /// <summary>One person of the case of an item, with the orientation given.</summary>
    Person,
    /// <summary>Commitments made in the meeting apart from any item.</summary>
    Commitments,
    /// <summary>An observation with its reply, whole.</summary>
    Observation,
    /// <summary>The position of one association.</summary>
    Position,
    /// <summary>What follows from the positions.</summary>
    Result,
}

/// <summary>Who may read a part.</summary>
public enum PartReaders
{
    /// <summary>Everybody: the public view is made of these. [CRPA L311-6]</summary>
    Everybody,
    /// <summary>Everybody who sat at the table.</summary>
    Table,
    /// <summary>The office and one association.</summary>
    OneAssociation,
}

/// <summary>One piece of a part: what it is, and what it says.</summary>
/// <param name="Label">In French; empty where the text needs none.</param>
public sealed record Paragraph(string Label, string Text);

/// <summary>One part of the text of minutes, sealed by itself, so that each reader gets those that are his and the rest stays provable. [domain rules 23, 24]</summary>
public sealed record MinutesPart
{
    public required PartKind Kind { get; init; }
    public required PartReaders Readers { get; init; }
    /// <summary>The general point or item that it belongs to.</summary>
    public Guid? SectionId { get; init; }
    /// <summary>The case it speaks of; it is sealed under its key.</summary>
    public Guid? CaseId { get; init; }
    /// <summary>The person it speaks of.</summary>
    public Guid? PersonId { get; init; }
    /// <summary>Whose it is; null for what is common.</summary>
    public Guid? AssociationId { get; init; }
    public string Heading { get; init; } = "";
    public IReadOnlyList<Paragraph> Paragraphs { get; init; } = [];

    /// <summary>Whether a reader may have it.</summary>
    public bool IsFor(MinutesReader reader) => Readers switch
    {
        PartReaders.Everybody => true,
        PartReaders.Table => reader.Sits,
        _ => reader.Sits && (reader.AssociationId is not { } association || association == AssociationId),
    };

    /// <summary>A part that speaks of everybody's matter, or of one association's.</summary>
    public static MinutesPart Of(PartKind kind, PartReaders readers, string heading, params IEnumerable<Paragraph?> paragraphs) => new()
    {
        Kind = kind, Readers = readers, Heading = heading, Paragraphs = [.. paragraphs.OfType<Paragraph>().Where(paragraph => paragraph.Text.Length > 0)],
    };
}

/// <summary>Whose eyes a view is for: the office reads all, an association its own and what is common, the public what is for everybody.</summary>
/// <param name="Sits">Whether he sat at the table.</param>
/// <param name="AssociationId">Which association; null for the office, and for the public.</param>
public sealed record MinutesReader(bool Sits, Guid? AssociationId)
{
    public static readonly MinutesReader Office = new(true, null);

    public static readonly MinutesReader Public = new(false, null);

    public static MinutesReader Of(Guid association) => new(true, association);
}

/// <summary>The view of a text that a reader gets.</summary>
public enum MinutesView
{
    /// <summary>All of it: the office's.</summary>
    Full,
    /// <summary>An association's: its own cases and what is common.</summary>
    Mine,
    /// <summary>Without any case.</summary>
    Public,
}

/// <summary>How an association came by its extract.</summary>
public enum DeliveryMeans
{
    /// <summary>It acknowledges having read it.</summary>
    Read,
    /// <summary>By hand.</summary>
    Handed,
    Post,
    Email,
}
