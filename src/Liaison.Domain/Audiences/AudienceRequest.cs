using Liaison.Domain.Calendar;

namespace Liaison.Domain.Audiences;

/// <summary>What an audience may be about: a closed list of matters. [domain rule 3]</summary>
public enum AudienceTopic
{
    /// <summary>General policy.</summary>
    GeneralPolicy,
    /// <summary>Reception at the counter.</summary>
    Reception,
    /// <summary>Delays.</summary>
    Delays,
    /// <summary>Housing.</summary>
    Housing,
    /// <summary>Schooling.</summary>
    Schooling,
    /// <summary>Health, in general.</summary>
    Health,
    /// <summary>Employment.</summary>
    Employment,
    /// <summary>Public order.</summary>
    PublicOrder,
    /// <summary>Another matter.</summary>
    Other,
}

/// <summary>Whether an audience is asked for in general or for individual cases.</summary>
public enum AudienceRequestKind
{
    /// <summary>Topics only.</summary>
    General,
    /// <summary>Cases are brought along; they are referred to a technical meeting, whatever the answer.</summary>
    CaseBearing,
}

/// <summary>An association's request for an audience with the préfet's cabinet.</summary>
public sealed record AudienceRequest
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    /// <summary><c>DA-80-2017-001</c></summary>
    public required string Reference { get; init; }
    /// <summary>The demonstration it follows, if any.</summary>
    public Guid? DemonstrationId { get; init; }
    /// <summary>Local day on which it was received.</summary>
    public required DateOnly ReceivedDay { get; init; }
    public IReadOnlyList<AudienceTopic> Topics { get; init; } = [];
    /// <summary>Cases as the association names them; never shown to the cabinet.</summary>
    public IReadOnlyList<Guid> CaseIds { get; init; } = [];
    /// <summary>Cases brought, as the cabinet counted them; written and never read back by it.</summary>
    public int BroughtCaseCount { get; init; }
    /// <summary>Labels by which the office can match the cases; written and never read back by the cabinet.</summary>
    public IReadOnlyList<string> CaseLabels { get; init; } = [];
    public AudienceRequestKind? Kind { get; init; }
    public DateOnly? AnsweredDay { get; init; }
    /// <summary>Where a refusal sent the cases.</summary>
    public MeetingTarget? Target { get; init; }
    public AudienceRequestStatus Status { get; init; } = AudienceRequestStatus.Logged;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The day on which silence becomes a refusal. [CRPA L231-4 2°]</summary>
    public DateOnly DeemedDecisionDay => LegalDays.TwoMonthsAfter(ReceivedDay);

    /// <summary>Whether it counts as rejected by silence. The service shows it and decides nothing. [domain rule 8]</summary>
    public bool IsDeemedRejectedOn(DateOnly today) =>
        AnsweredDay is null && today > DeemedDecisionDay && Status != AudienceRequestStatus.Withdrawn;

    /// <summary>Checks what is sent. Codes: <c>audience_request.received_in_future</c>, <c>audience_request.labels_exceed_count</c>.</summary>
    public AudienceRequest Checked(DateOnly today) =>
        ReceivedDay > today ? throw AudienceRequestRules.ReceivedInFuture.In("receivedDay")
        : CaseLabels.Count > BroughtCaseCount ? throw AudienceRequestRules.LabelsExceedCount.In("caseLabels")
        : this;

    /// <summary>Checks that cases are named by the side that may name them in this way: the association by id, the cabinet by number and label.
    /// Codes: <c>audience_request.cases_by_association_only</c>, <c>audience_request.labels_by_cabinet_only</c>. [domain rule 4b]</summary>
    public AudienceRequest NamedBy(Side side) => side switch
    {
        Side.Prefecture when CaseIds.Count > 0 => throw AudienceRequestRules.CasesByAssociationOnly.In("caseIds"),
        Side.Association when CaseLabels.Count > 0 => throw AudienceRequestRules.LabelsByCabinetOnly.In("caseLabels"),
        Side.Association when BroughtCaseCount > 0 => throw AudienceRequestRules.LabelsByCabinetOnly.In("broughtCaseCount"),
        _ => this,
    };

    /// <summary>Whether it can still be linked to a demonstration.</summary>
    public bool TakesDemonstration => DemonstrationId is null && Status is (AudienceRequestStatus.Logged or AudienceRequestStatus.Qualified);

    /// <summary>Links it to a demonstration. Codes: <c>audience_request.already_decided</c>, <c>audience_request.demonstration_linked</c>.</summary>
    public AudienceRequest LinkTo(Guid demonstrationId) =>
        Status is not (AudienceRequestStatus.Logged or AudienceRequestStatus.Qualified) ? throw AudienceRequestRules.AlreadyDecided.Because()
        : DemonstrationId is not null ? throw AudienceRequestRules.DemonstrationLinked.Because()
        : this with { DemonstrationId = demonstrationId };

    /// <summary>Says whether it brings cases. Code: <c>audience_request.cases_named</c> when cases were named and it is called general.</summary>
    public AudienceRequest Qualify(AudienceRequestKind kind)
    {
        var moved = Move(AudienceRequestStep.Qualification) with { Kind = kind };
        return kind == AudienceRequestKind.General && (CaseIds.Count > 0 || BroughtCaseCount > 0)
            ? throw AudienceRequestRules.CasesNamed.In("kind")
            : moved;
    }

    /// <summary>Refuses it and sends its cases to a technical meeting. Codes: <c>audience_request.reason_required</c>,
    /// <c>audience_request.target_required</c> (after a demonstration, or with cases). [domain rules 4, 9; CRPA L114-2]</summary>
    public (AudienceRequest Request, IReadOnlyList<Referral> Referrals) Refuse(string? reason, MeetingTarget? target, DateTimeOffset now, DateOnly today)
    {
        var moved = Move(AudienceRequestStep.Refusal, reason) with { Target = target, AnsweredDay = today };
        if (string.IsNullOrWhiteSpace(reason))
            throw AudienceRequestRules.ReasonRequired.In("reason");
        if (target is null && (DemonstrationId is not null || Kind == AudienceRequestKind.CaseBearing))
            throw AudienceRequestRules.TargetRequired.In("target");
        return (moved, Referrals(target ?? MeetingTarget.Next, reason, now, today));
    }

    /// <summary>Grants it; cases it brought are referred all the same. [domain rule 5]</summary>
    public (AudienceRequest Request, IReadOnlyList<Referral> Referrals) Grant(DateTimeOffset now, DateOnly today) =>
        (Move(AudienceRequestStep.Grant) with { AnsweredDay = today }, Referrals(MeetingTarget.Next, ReferralRules.NotExaminedInAudience, now, today));

    public AudienceRequest Withdraw(string? reason) => Move(AudienceRequestStep.Withdrawal, reason);

    private Referral[] Referrals(MeetingTarget target, string reason, DateTimeOffset now, DateOnly today)
    {
        Referral Refer() => Referral.From(this, target, reason, now, today.Year);
        return
        [
            .. CaseIds.Select(caseId => Refer() with { CaseId = caseId }),
            .. CaseLabels.Select(label => Refer() with { Label = label }),
            .. Enumerable.Range(0, BroughtCaseCount - CaseLabels.Count).Select(_ => Refer()),
        ];
    }

    private AudienceRequest Move(AudienceRequestStep step, string? reason = null) => this with
    {
        Status = AudienceRequestLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, AudienceRequestLifecycle.Moves.Pass(Status, step, reason)],
    };
}
