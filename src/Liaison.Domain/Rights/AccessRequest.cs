using Liaison.Domain.Calendar;

namespace Liaison.Domain.Rights;

/// <summary>By which way a person asks, or is answered.</summary>
public enum Channel
{
    /// <summary>At the counter.</summary>
    Counter,
    /// <summary>By letter.</summary>
    Letter,
    /// <summary>By e-mail.</summary>
    Email,
    /// <summary>Through the association that holds the person's mandate.</summary>
    Association,
}

/// <summary>How it was made sure that the person is who she says; no copy of a document is kept of it. [GDPR art. 12(6)]</summary>
public enum IdentityCheck
{
    /// <summary>A document was shown at the counter.</summary>
    ShownAtCounter,
    /// <summary>The request came from the address by which the office writes to the person.</summary>
    KnownCorrespondence,
    /// <summary>An association with a mandate of the person brought it.</summary>
    ThroughMandate,
    /// <summary>A copy was sent, looked at, and destroyed.</summary>
    CopySeenAndDestroyed,
}

/// <summary>A passage of a text that is not handed over, since it would harm the rights of somebody else. [GDPR art. 15(4)]</summary>
/// <param name="CaseId">The case in whose texts it stands.</param>
/// <param name="Passage">As the export shows it; at most 600 characters.</param>
/// <param name="Reason">Why; at most 600 characters.</param>
public sealed record MaskedPassage(Guid CaseId, string Passage, string Reason);

/// <summary>Of a case of the household, the person as whom the one who asks stands there.</summary>
public sealed record Appearance
{
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }

    public void Deconstruct(out Guid caseId, out Guid personId) => (caseId, personId) = (CaseId, PersonId);
}

/// <summary>A person asked what is known of her. [GDPR art. 15]</summary>
public sealed record AccessRequest
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid PersonId { get; init; }
    /// <summary>Random, not countable: <c>DP-80-2026-7F3K9QXM</c>.</summary>
    public required string Reference { get; init; }
    public required Channel Channel { get; init; }
    /// <summary>Local day of the prefecture.</summary>
    public required DateOnly ReceivedDay { get; init; }
    /// <summary>By then it is to be answered.</summary>
    public required DateOnly DueDay { get; init; }
    public IdentityCheck? IdentityCheck { get; init; }
    /// <summary>What was last put together was so at this instant.</summary>
    public DateTimeOffset? PreparedAt { get; init; }
    /// <summary>SHA-256 of what was last put together.</summary>
    public string? PreparedHash { get; init; }
    public DateOnly? HandedOverDay { get; init; }
    public Channel? HandedOverBy { get; init; }
    /// <summary>What in particular she wants to know; at most 600 characters.</summary>
    public string? Note { get; init; }
    public AccessRequestStatus Status { get; init; } = AccessRequestStatus.Received;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>Whether it is not answered yet.</summary>
    public bool IsOpen => AccessRequestLifecycle.Moves.StepsFrom(Status).Any();

    /// <summary>The day on which the first month ends.</summary>
    public DateOnly FirstDueDay => LegalDays.MonthsAfter(ReceivedDay, AccessRequestRules.Months);

    /// <summary>Whether two months were added.</summary>
    public bool IsExtended => DueDay > FirstDueDay;

    /// <summary>A new reference: <c>DP-80-2026-7F3K9QXM</c>.</summary>
    public static string NewReference(string prefectureCode, int year) => $"DP-{prefectureCode}-{year}-{Ids.RandomCode()}";

    /// <summary>Checks its day and counts when it is due. Code: <c>access_request.received_in_future</c>.</summary>
    public AccessRequest Checked(DateOnly today) => ReceivedDay <= today ? this with { DueDay = FirstDueDay } : throw AccessRequestRules.ReceivedInFuture.In("receivedDay");

    /// <summary>Asks for a proof of identity. The time to answer runs on. Codes: <c>access_request.step_not_allowed</c>, <c>reason.required</c>.</summary>
    public AccessRequest AskIdentity(string? reason) => Move(AccessRequestStep.IdentityRequest, CommonRules.Reason(reason));

    /// <summary>Notes how the identity was checked. Code: <c>access_request.step_not_allowed</c>.</summary>
    public AccessRequest CheckIdentity(IdentityCheck check) => Move(AccessRequestStep.Identity) with { IdentityCheck = check };

    /// <summary>Adds two months, which the person is told within the first. [GDPR art. 12(3)] Codes: <c>access_request.step_not_allowed</c>,
    /// <c>access_request.extended_already</c>, <c>access_request.extended_too_late</c>, <c>reason.required</c>.</summary>
    public AccessRequest Extend(string? reason, DateOnly today)
    {
        var moved = Move(AccessRequestStep.Extension, CommonRules.Reason(reason));
        if (IsExtended)
            throw AccessRequestRules.ExtendedAlready.Because();
        return today <= FirstDueDay ? moved with { DueDay = LegalDays.MonthsAfter(ReceivedDay, AccessRequestRules.Months + AccessRequestRules.MonthsMore) }
            : throw AccessRequestRules.ExtendedTooLate.Because(("day", FirstDueDay.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Puts together what is to be handed over. Codes: <c>access_request.step_not_allowed</c>, <c>access_request.identity_unchecked</c>.</summary>
    /// <param name="now">To the microsecond.</param>
    public AccessRequest Prepare(DateTimeOffset now)
    {
        var moved = Move(AccessRequestStep.Preparation);
        return IdentityCheck is null ? throw AccessRequestRules.IdentityUnchecked.Because() : moved with { PreparedAt = now };
    }

    /// <summary>Hands it over: what was looked through, and nothing that was said since. Codes: <c>access_request.step_not_allowed</c>,
    /// <c>access_request.changed_since_prepared</c>.</summary>
    /// <param name="hash">SHA-256 of what would be handed over now.</param>
    public AccessRequest HandOver(Channel by, string hash, DateOnly today)
    {
        var moved = Move(AccessRequestStep.HandingOver) with { HandedOverDay = today, HandedOverBy = by };
        return hash == PreparedHash ? moved : throw AccessRequestRules.ChangedSincePrepared.Because();
    }

    /// <summary>Refuses it. Codes: <c>access_request.step_not_allowed</c>, <c>reason.required</c>.</summary>
    public AccessRequest Refuse(string? reason) => Move(AccessRequestStep.Refusal, CommonRules.Reason(reason));

    /// <summary>The person takes it back. Code: <c>access_request.step_not_allowed</c>.</summary>
    public AccessRequest Withdraw(string? reason) => Move(AccessRequestStep.Withdrawal, reason);

    /// <summary>Itself, where there is something to hand over. Code: <c>access_request.no_export</c>.</summary>
    public AccessRequest MustHaveExport() =>
        Status is AccessRequestStatus.Refused or AccessRequestStatus.Withdrawn ? throw AccessRequestRules.NoExport.Because() : this;

    private AccessRequest Move(AccessRequestStep step, string? reason = null) => this with
    {
        Status = AccessRequestLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, AccessRequestLifecycle.Moves.Pass(Status, step, reason)],
    };
}
