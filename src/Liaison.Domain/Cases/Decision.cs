namespace Liaison.Domain.Cases;

/// <summary>A kind of administrative act on a person's residence.</summary>
public enum DecisionKind
{
    /// <summary>A residence permit is granted: the only act that counts as a regularisation.</summary>
    PermitGranted,
    /// <summary>Autorisation provisoire de séjour.</summary>
    ProvisionalPermitIssued,
    /// <summary>Récépissé.</summary>
    ApplicationReceiptIssued,
    /// <summary>Refus de séjour.</summary>
    PermitRefused,
    /// <summary>Refus de séjour with OQTF.</summary>
    RefusedWithRemovalOrder,
    /// <summary>OQTF.</summary>
    RemovalOrder,
    /// <summary>Abrogation of an OQTF.</summary>
    RemovalOrderRepealed,
    /// <summary>Refusal by silence.</summary>
    ImplicitRefusal,
    /// <summary>Refus d'enregistrement.</summary>
    RegistrationRefused,
    /// <summary>Classement sans suite.</summary>
    FileClosed,
    /// <summary>Annulment by the administrative court.</summary>
    CourtAnnulment,
}

/// <summary>A dated act on one person or the whole household, notified later; not to be confused with an orientation. [domain rule 17]</summary>
public sealed record Decision
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    /// <summary>The person concerned, or null for the whole household.</summary>
    public Guid? PersonId { get; init; }
    public required DecisionKind Kind { get; init; }
    public required DateOnly MadeDay { get; init; }
    public DateOnly? NotifiedDay { get; init; }
    /// <summary>Key of the ground of the act; its article is that in force on the day it was made.</summary>
    public string? GroundKey { get; init; }

    public bool IsRegularisation => Kind == DecisionKind.PermitGranted;

    /// <summary>The article in force on the day of the act.</summary>
    public string? Article => GroundKey is null ? null : Ground.Of(GroundKey).ArticleOn(MadeDay);

    /// <summary>Checks its days. Codes: <c>decision.made_in_future</c>, <c>decision.notified_before_made</c>.</summary>
    public Decision Checked(DateOnly today) =>
        MadeDay > today ? throw CaseRules.DecisionInFuture.In("madeDay")
        : NotifiedDay < MadeDay ? throw CaseRules.DecisionNotifiedTooEarly.In("notifiedDay")
        : this;
}
