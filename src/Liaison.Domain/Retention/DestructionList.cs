using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Liaison.Domain.Retention;

/// <summary>Why cases are destroyed.</summary>
public enum DestructionBasis
{
    /// <summary>Their retention period is over.</summary>
    Period,
    /// <summary>The person asked for it: right to erasure. [GDPR art. 17]</summary>
    Request,
    /// <summary>A court or the supervisory authority ordered it.</summary>
    Order,
}

/// <summary>Where a destruction list stands.</summary>
public enum DestructionListStatus
{
    /// <summary>Its cases can no longer be changed.</summary>
    Frozen,
    /// <summary>The departmental archives have given their visa.</summary>
    Approved,
    /// <summary>Its cases can no longer be read; keys and texts are being destroyed.</summary>
    Destroying,
    /// <summary>Nothing but tombstones is left.</summary>
    Destroyed,
    /// <summary>It was given up, and its cases are as before.</summary>
    Abandoned,
}

/// <summary>A step of a destruction list, named as its route.</summary>
public enum DestructionListStep
{
    /// <summary>A case is taken off, with a reason.</summary>
    Removal,
    /// <summary>The visa of the departmental archives is entered.</summary>
    Approval,
    /// <summary>It is given up, with a reason.</summary>
    Abandonment,
    /// <summary>Its cases are destroyed; there is no way back.</summary>
    Destruction,
    /// <summary>The last text is gone.</summary>
    Completion,
}

/// <summary>One case of a destruction list; nothing of it tells of a person.</summary>
/// <param name="LastActDay">Local day of the last act on it.</param>
public sealed record ListedCase(Guid CaseId, string Reference, RetentionCategory Category, DateOnly LastActDay);

/// <summary>The moves of a destruction list.</summary>
public static class DestructionListLifecycle
{
    public static readonly Lifecycle<DestructionListStatus, DestructionListStep> Moves = new(RetentionRules.StepNotAllowed,
        (DestructionListStatus.Frozen, DestructionListStep.Removal, DestructionListStatus.Frozen),
        (DestructionListStatus.Frozen, DestructionListStep.Approval, DestructionListStatus.Approved),
        (DestructionListStatus.Frozen, DestructionListStep.Abandonment, DestructionListStatus.Abandoned),
        (DestructionListStatus.Approved, DestructionListStep.Abandonment, DestructionListStatus.Abandoned),
        (DestructionListStatus.Approved, DestructionListStep.Destruction, DestructionListStatus.Destroying),
        (DestructionListStatus.Destroying, DestructionListStep.Completion, DestructionListStatus.Destroyed))
    {
        Consequences = [DestructionListStep.Completion],
    };
}

/// <summary>A destruction list (bordereau d'élimination): the cases that are to be destroyed together under one visa. [domain rule 41]</summary>
public sealed record DestructionList
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    /// <summary>Random, not countable: <c>BE-80-2026-7F3K9QXM</c>.</summary>
    public required string Reference { get; init; }
    public required DestructionBasis Basis { get; init; }
    /// <summary>Who asked or ordered, for a list that no period brought about.</summary>
    public string? Reason { get; init; }
    /// <summary>Local day on which it was proposed.</summary>
    public required DateOnly ProposedDay { get; init; }
    /// <summary>Those that were not taken off, in the order of their references.</summary>
    public IReadOnlyList<ListedCase> Cases { get; init; } = [];
    /// <summary>Number of the visa of the departmental archives.</summary>
    public string? Visa { get; init; }
    /// <summary>Number of the certificate: <c>CE-80-2026-7F3K9QXM</c>; null before the destruction.</summary>
    public string? Certificate { get; init; }
    /// <summary>See <see cref="HashOf"/>; null before the destruction.</summary>
    public string? Hash { get; init; }
    public DateTimeOffset? BegunAt { get; init; }
    public DateTimeOffset? DestroyedAt { get; init; }
    public DestructionListStatus Status { get; init; } = DestructionListStatus.Frozen;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>When no copy of the key store can hold one of its keys any more; null before it is destroyed.</summary>
    public DateTimeOffset? FinalAt => DestroyedAt?.AddDays(RetentionRules.DaysUntilFinal);

    /// <summary>A list by period names neither a case nor a reason, another both. Code: <c>destruction_list.case_needed</c>.</summary>
    public static void MustFit(DestructionBasis basis, string? caseReference, string? reason)
    {
        if ((basis == DestructionBasis.Period) != string.IsNullOrWhiteSpace(caseReference))
            throw RetentionRules.CaseNeeded.In("caseReference");
        if ((basis == DestructionBasis.Period) != string.IsNullOrWhiteSpace(reason))
            throw RetentionRules.CaseNeeded.In("reason");
    }

    /// <summary>A new list. Code: <c>destruction_list.nothing_eligible</c>.</summary>
    /// <param name="day">Local day.</param>
    public static DestructionList Propose(Guid id, string prefectureCode, DestructionBasis basis, string? reason, DateOnly day, IReadOnlyList<ListedCase> cases) =>
        cases.Count == 0 ? throw RetentionRules.NothingEligible.Because() : new DestructionList
        {
            Id = id, PrefectureCode = prefectureCode, Reference = $"BE-{prefectureCode}-{day.Year}-{Ids.RandomCode()}", Basis = basis, Reason = reason, ProposedDay = day,
            Cases = [.. cases.OrderBy(listed => listed.Reference, StringComparer.Ordinal)],
        };

    /// <summary>Takes a case off. A list keeps at least one: the last is let go by giving the list up. Codes:
    /// <c>destruction_list.step_not_allowed</c>, <c>destruction_list.case_not_listed</c>, <c>reason.required</c>.</summary>
    public DestructionList TakeOff(string reference, string? reason)
    {
        var moved = Move(DestructionListStep.Removal, CommonRules.Reason(reason));
        return Cases.Any(listed => listed.Reference == reference)
            ? Cases.Count > 1 ? moved with { Cases = [.. Cases.Where(listed => listed.Reference != reference)] } : throw RetentionRules.NothingEligible.Because()
            : throw RetentionRules.NotListed.In("caseReference");
    }

    /// <summary>Enters the visa. Code: <c>destruction_list.step_not_allowed</c>.</summary>
    public DestructionList Approve(string visa) => Move(DestructionListStep.Approval, null) with { Visa = visa };

    /// <summary>Gives it up. Codes: <c>destruction_list.step_not_allowed</c>, <c>reason.required</c>.</summary>
    public DestructionList Abandon(string? reason) => Move(DestructionListStep.Abandonment, CommonRules.Reason(reason));

    /// <summary>Begins the destruction, and gives the certificate its number. Codes: <c>destruction_list.step_not_allowed</c>,
    /// <c>destruction_list.case_held</c>.</summary>
    /// <param name="held">References of those of its cases that are under legal hold.</param>
    /// <param name="at">The present instant.</param>
    public DestructionList Destroy(IReadOnlyList<string> held, DateTimeOffset at, DateOnly day)
    {
        var moved = Move(DestructionListStep.Destruction, null) with { Certificate = $"CE-{PrefectureCode}-{day.Year}-{Ids.RandomCode()}", BegunAt = at };
        return held is [var first, ..] ? throw RetentionRules.CaseHeld.Because(("reference", first)) : moved with { Hash = HashOf(moved) };
    }

    /// <summary>Records that nothing but tombstones is left. Code: <c>destruction_list.step_not_allowed</c>.</summary>
    public DestructionList Complete(DateTimeOffset at) => Move(DestructionListStep.Completion, null) with { DestroyedAt = at };

    /// <summary>SHA-256, in lower-case hexadecimal, of the list as UTF-8 text: a line <c>reference visa certificate</c>, then for each case, in the order
    /// of their references, a line <c>reference lastActDay</c> with the day as yyyy-MM-dd; each line ends with a line feed. Whoever has the list on
    /// paper can compute it.</summary>
    public static string HashOf(DestructionList list)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{list.Reference} {list.Visa} {list.Certificate}\n");
        foreach (var listed in list.Cases.OrderBy(listed => listed.Reference, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{listed.Reference} {listed.LastActDay:yyyy-MM-dd}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private DestructionList Move(DestructionListStep step, string? reason) => this with
    {
        Status = DestructionListLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, DestructionListLifecycle.Moves.Pass(Status, step, reason)],
    };
}
