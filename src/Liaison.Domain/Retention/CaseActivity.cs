namespace Liaison.Domain.Retention;

/// <summary>How a case stands to its destruction.</summary>
public enum Standing
{
    /// <summary>Its period still runs.</summary>
    Kept,
    /// <summary>Its period is over, and something on it is not settled.</summary>
    Open,
    /// <summary>Its period is over, and it is under legal hold.</summary>
    Held,
    /// <summary>It may be put on a destruction list.</summary>
    Eligible,
    /// <summary>It stands on one.</summary>
    Frozen,
    /// <summary>Its tombstone alone is left.</summary>
    Destroyed,
}

/// <summary>What decides about the retention of one case; nothing of it tells of a person.</summary>
/// <param name="LastActDay">Local day of the last passage, meeting, decision, mandate or person.</param>
/// <param name="IsOpen">An item, a referral, a commitment or an urgency is not settled.</param>
/// <param name="IsHeld">It is under legal hold.</param>
/// <param name="List">Reference of the destruction list on which it stands, or null.</param>
/// <param name="Certificate">Number of the certificate under which it was destroyed, or null.</param>
public sealed record CaseActivity(Guid CaseId, string Reference, RetentionCategory Category, DateOnly LastActDay, bool IsOpen, bool IsHeld,
    string? List, string? Certificate)
{
    /// <summary>How it stands on a day: its period is over on the day with the same number, or the month's last, so many months after the last act.</summary>
    /// <param name="months">Period of its category.</param>
    public Standing StandingOn(DateOnly day, int months) => this switch
    {
        { Certificate: not null } => Standing.Destroyed,
        { List: not null } => Standing.Frozen,
        _ when LastActDay.AddMonths(months) > day => Standing.Kept,
        { IsHeld: true } => Standing.Held,
        { IsOpen: true } => Standing.Open,
        _ => Standing.Eligible,
    };

    /// <summary>The case as a destruction list names it. Codes: <c>destruction_list.case_held</c>, <c>destruction_list.case_open</c>,
    /// <c>case.destroyed</c>, <c>case.frozen</c> where it stands on a list already.</summary>
    public ListedCase Listed() => this switch
    {
        { Certificate: { } certificate } => throw RetentionRules.CaseDestroyed.Because(("certificate", certificate)),
        { List: { } list } => throw RetentionRules.CaseFrozen.Because(("list", list)),
        { IsHeld: true } => throw RetentionRules.CaseHeld.Because(("reference", Reference)),
        { IsOpen: true } => throw RetentionRules.CaseOpen.Because(("reference", Reference)),
        _ => new ListedCase(CaseId, Reference, Category, LastActDay),
    };
}
