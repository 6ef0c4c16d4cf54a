namespace Liaison.Domain.Tests;

/// <summary>Every lifecycle as the contract has it: a line for each status, <c>step→status</c> for each allowed step.</summary>
internal static class LifecycleTables
{
    public const string Account = """
        active: suspension→suspended, ending→ended
        suspended: reinstatement→active, ending→ended
        ended: –
        """;

    public const string Association = """
        active: suspension→suspended, closing→closed
        suspended: reinstatement→active, closing→closed
        closed: –
        """;

    public const string MeetingRequest = """
        submitted: informationRequest→informationRequested, scheduling→scheduled, refusal→refused, withdrawal→withdrawn
        informationRequested: information→submitted, scheduling→scheduled, refusal→refused, withdrawal→withdrawn
        scheduled: release→submitted
        refused: –
        withdrawn: –
        """;

    public const string TechnicalMeeting = """
        scheduled: agendaFreeze→agendaFrozen, notHeld→notHeld, postponement→scheduled, cancellation→cancelled
        agendaFrozen: opening→open, notHeld→notHeld, postponement→scheduled, cancellation→cancelled
        open: holding→held, notHeld→notHeld
        held: closing→closed
        closed: –
        notHeld: –
        cancelled: –
        """;

    public const string SpecificInterview = """
        scheduled: opening→open, notHeld→notHeld, postponement→scheduled, cancellation→cancelled
        agendaFrozen: –
        open: holding→held, notHeld→notHeld
        held: –
        closed: –
        notHeld: –
        cancelled: –
        """;

    public const string AgendaItem = """
        submitted: proposal→proposed, withdrawal→withdrawn
        proposed: admission→admitted, return→returned, withdrawal→withdrawn, release→submitted
        admitted: withdrawal→withdrawn, examination→examined, carryOver→carriedOver, notReached→notReached, release→submitted
        returned: resubmission→proposed, withdrawal→withdrawn, release→submitted
        withdrawn: –
        examined: –
        carriedOver: –
        notReached: –
        """;

    public const string Minutes = """
        draft: circulation→circulated, erratumWithdrawal→concluded
        circulated: revision→draft, observations→circulated, position→circulated, conclusion→concluded
        concluded: errata→draft
        """;

    public const string Import = """
        draft: commit→committing, withdrawal→withdrawn, correction→draft
        committing: commit→committing, correction→committing, completion→committed
        committed: –
        withdrawn: –
        """;

    public const string Commitment = """
        open: keeping→kept, breaking→broken, dropping→dropped, dueDay→open
        kept: contestation→open
        broken: contestation→open
        dropped: contestation→open
        """;

    public const string Document = """
        kept: removal→removed
        removed: –
        """;

    public const string CaseLink = """
        apart: links→linked
        linked: undoing→undone
        undone: –
        """;

    public const string Urgency = """
        notUrgent: urgency→urgent
        urgent: lifting→notUrgent
        """;

    public const string AccessRequest = """
        received: identityRequest→identityAsked, identity→received, extension→received, preparation→prepared, refusal→refused, withdrawal→withdrawn
        identityAsked: identity→received, extension→identityAsked, refusal→refused, withdrawal→withdrawn
        prepared: extension→prepared, preparation→prepared, handingOver→handedOver, refusal→refused, withdrawal→withdrawn
        handedOver: –
        refused: –
        withdrawn: –
        """;

    public const string Restriction = """
        free: restrictions→restricted
        restricted: uses→restricted, lifting→free
        """;

    public const string Hold = """
        free: hold→held
        held: lifting→free
        """;

    public const string DestructionList = """
        frozen: removal→frozen, approval→approved, abandonment→abandoned
        approved: abandonment→abandoned, destruction→destroying
        destroying: completion→destroyed
        destroyed: –
        abandoned: –
        """;

    public const string Demonstration = """
        declared: declaration→declared, ban→banned, holding→held, notHeld→notHeld, cancellation→cancelled
        undeclared: declaration→declared, ban→banned, holding→held, notHeld→notHeld, cancellation→cancelled
        banned: –
        held: –
        notHeld: –
        cancelled: –
        """;

    public const string AudienceRequest = """
        logged: qualification→qualified, withdrawal→withdrawn
        qualified: grant→granted, refusal→refused, withdrawal→withdrawn
        granted: –
        refused: –
        withdrawn: –
        """;

    public const string Audience = """
        planned: holding→held, cancellation→cancelled
        held: note→noted
        noted: –
        cancelled: –
        """;

    public const string Referral = """
        pending: matching→pending, lapsing→lapsed, placing→placed
        placed: lapsing→lapsed, treatment→treated, release→pending
        treated: –
        lapsed: –
        """;

    public const string Key = """
        active: rotation→active, revocation→revoked
        expired: –
        revoked: –
        """;
}
