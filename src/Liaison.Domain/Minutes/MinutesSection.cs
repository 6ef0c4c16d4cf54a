namespace Liaison.Domain.Minutes;

/// <summary>What a section of minutes is about.</summary>
public enum SectionKind
{
    /// <summary>A general point, which everybody reads.</summary>
    General,
    /// <summary>An item of the agenda, which its association and the office read.</summary>
    Item,
}

/// <summary>Whether a section is in the text.</summary>
public enum SectionStatus
{
    Present,
    /// <summary>A general point that was taken out again.</summary>
    Removed,
}

/// <summary>What either side writes in the minutes on one general point or one item of the agenda; what was said and decided of an item
/// is taken from the item itself.</summary>
public sealed record MinutesSection
{
    public required Guid Id { get; init; }
    public required Guid MinutesId { get; init; }
    public required SectionKind Kind { get; init; }
    public Guid? AgendaItemId { get; init; }
    public Guid? CaseId { get; init; }
    /// <summary>Whose item it is; null for a general point.</summary>
    public Guid? AssociationId { get; init; }
    /// <summary>At most 200 characters; empty for an item.</summary>
    public string Title { get; init; } = "";
    /// <summary>At most 4,000 characters; no medical text.</summary>
    public string Text { get; init; } = "";
    public SectionStatus Status { get; init; }
    public int Version { get; init; } = 1;

    /// <summary>States its title and text anew. Codes: <c>minutes.section_removed</c>, <c>minutes.section_of_item</c>.</summary>
    public MinutesSection Write(string? title, string text)
    {
        if (Status == SectionStatus.Removed)
            throw MinutesRules.SectionRemoved.Because();
        return title is null || title == Title || Kind == SectionKind.General
            ? this with { Title = title ?? Title, Text = text }
            : throw MinutesRules.SectionOfItem.Because();
    }

    /// <summary>Takes a general point out. Codes as <see cref="Write"/>.</summary>
    public MinutesSection Remove() => Kind == SectionKind.Item ? throw MinutesRules.SectionOfItem.Because()
        : Write(null, "") with { Status = SectionStatus.Removed };
}

/// <summary>An observation of one association on a section, or on the whole; it never changes. [domain rules 22, 23]</summary>
public sealed record Observation
{
    public required Guid Id { get; init; }
    public required Guid MinutesId { get; init; }
    public required Guid AssociationId { get; init; }
    /// <summary>Null for the whole.</summary>
    public Guid? SectionId { get; init; }
    public Guid? CaseId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Text { get; init; }
    /// <summary>The office's reply.</summary>
    public string? Reply { get; init; }
    public DateTimeOffset? RepliedAt { get; init; }

    /// <summary>Gives the reply, once. Code: <c>minutes.reply_given</c>.</summary>
    public Observation Answer(string reply, DateTimeOffset at) =>
        RepliedAt is null ? this with { Reply = reply, RepliedAt = at } : throw MinutesRules.ReplyGiven.Because();
}
