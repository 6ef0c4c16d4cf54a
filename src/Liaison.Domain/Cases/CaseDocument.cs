namespace Liaison.Domain.Cases;

/// <summary>What a document of a case is. There is none for medical papers: they are shown to the doctors of the OFII alone. [domain rule 31]</summary>
public enum DocumentKind
{
    /// <summary>Passport, birth certificate.</summary>
    Identity,
    /// <summary>Proof of residence, of its length.</summary>
    Residence,
    /// <summary>Pay slips, promise of employment.</summary>
    Employment,
    /// <summary>School certificates.</summary>
    Schooling,
    /// <summary>Marriage, filiation, shared life.</summary>
    Family,
    /// <summary>A mandate that was signed.</summary>
    Mandate,
    /// <summary>A decision that was notified.</summary>
    Decision,
    /// <summary>Letters to and from the administration.</summary>
    Correspondence,
    Other,
}

/// <summary>Who may read a document.</summary>
public enum Confidentiality
{
    /// <summary>The association of the case and the office.</summary>
    Shared,
    /// <summary>Only the side that added it: to the other it is not there.</summary>
    OwnSide,
}

/// <summary>Where a document stands.</summary>
public enum DocumentStatus
{
    /// <summary>Its content is there.</summary>
    Kept,
    /// <summary>Its content is gone; that it was there stays.</summary>
    Removed,
}

/// <summary>A step of a document, named as its route.</summary>
public enum DocumentStep
{
    /// <summary>The side that added it removes its content, with a reason.</summary>
    Removal,
}

/// <summary>A document attached to a case.</summary>
public sealed record CaseDocument
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    /// <summary>Of whom it speaks; null where of the whole household.</summary>
    public Guid? PersonId { get; init; }
    public required DocumentKind Kind { get; init; }
    public Confidentiality Confidentiality { get; init; }
    /// <summary>The side that added it.</summary>
    public required Side Side { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    /// <summary>One of <see cref="DocumentForm"/>.</summary>
    public required string MediaType { get; init; }
    /// <summary>Of the content, in bytes.</summary>
    public required int Bytes { get; init; }
    /// <summary>At most 200 characters; null once removed.</summary>
    public string? Title { get; init; }
    /// <summary>SHA-256 of the content in small hexadecimal digits; null once removed.</summary>
    public string? Hash { get; init; }
    public DocumentStatus Status { get; init; }
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Whether a side may know of it.</summary>
    public bool IsFor(Side side) => Confidentiality == Confidentiality.Shared || Side == side;

    /// <summary>Itself, as long as its content is there. Code: <c>document.removed</c>.</summary>
    public CaseDocument MustBeKept() => Status == DocumentStatus.Kept ? this : throw DocumentRules.Removed.Because();

    /// <summary>Removes its content. Codes: <c>document.step_not_allowed</c>, <c>document.of_other_side</c>, <c>reason.required</c>.</summary>
    /// <param name="side">Who asks.</param>
    public CaseDocument Remove(Side side, string reason)
    {
        if (side != Side)
            throw DocumentRules.OfOtherSide.Because();
        return this with
        {
            Status = DocumentLifecycle.Moves.After(Status, DocumentStep.Removal), Title = null, Hash = null,
            Passages = [.. Passages, DocumentLifecycle.Moves.Pass(Status, DocumentStep.Removal, CommonRules.Reason(reason))],
        };
    }
}

/// <summary>The moves of a document.</summary>
public static class DocumentLifecycle
{
    public static readonly Lifecycle<DocumentStatus, DocumentStep> Moves = new(DocumentRules.StepNotAllowed,
        (DocumentStatus.Kept, DocumentStep.Removal, DocumentStatus.Removed));
}
