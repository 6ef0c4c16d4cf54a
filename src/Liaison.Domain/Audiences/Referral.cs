using Liaison.Domain.Agendas;
using Liaison.Domain.Cases;

namespace Liaison.Domain.Audiences;

/// <summary>A case brought to the cabinet and sent on to a technical meeting.</summary>
public sealed record Referral
{
    public required Guid Id { get; init; }
    public required string PrefectureCode { get; init; }
    public required Guid AssociationId { get; init; }
    /// <summary>Random, not countable: <c>RV-80-2017-7F3K9QXM</c>.</summary>
    public required string Number { get; init; }
    /// <summary>The request it comes from, or null when it was raised in an audience.</summary>
    public Guid? AudienceRequestId { get; init; }
    /// <summary>The audience in which it was raised.</summary>
    public Guid? AudienceId { get; init; }
    /// <summary>As the cabinet wrote it, for the office's eyes alone.</summary>
    public string? Label { get; init; }
    /// <summary>The case, named by the association or matched by the office.</summary>
    public Guid? CaseId { get; init; }
    public required MeetingTarget Target { get; init; }
    /// <summary>Why it was referred; the reason of the refusal.</summary>
    public required string Reason { get; init; }
    /// <summary>The item it became.</summary>
    public Guid? AgendaItemId { get; init; }
    public ReferralStatus Status { get; init; } = ReferralStatus.Pending;
    public int Version { get; init; } = 1;
    /// <summary>Passages made since it was loaded.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The question it puts to the technical meeting: what the cabinet did not examine.</summary>
    public string Question => $"Étude de la situation, renvoyée du cabinet ({Number}).";

    /// <summary>It names its case and still waits for a place on an agenda.</summary>
    public bool IsMatchedAndUnplaced => Status == ReferralStatus.Pending && CaseId is not null;

    public static Referral From(AudienceRequest request, MeetingTarget target, string reason, DateTimeOffset now, int year) => new()
    {
        Id = Ids.New(now), PrefectureCode = request.PrefectureCode, AssociationId = request.AssociationId, Number = NewNumber(request.PrefectureCode, year),
        AudienceRequestId = request.Id, Target = target, Reason = reason,
    };

    public static Referral From(Audience audience, DateTimeOffset now, int year) => new()
    {
        Id = Ids.New(now), PrefectureCode = audience.PrefectureCode, AssociationId = audience.AssociationId, Number = NewNumber(audience.PrefectureCode, year),
        AudienceId = audience.Id, Target = MeetingTarget.Next, Reason = ReferralRules.NotExaminedInAudience,
    };

    /// <summary>Says which case it is. Code: <c>referral.already_matched</c>.</summary>
    public Referral Match(Guid caseId)
    {
        var moved = Move(ReferralStep.Matching);
        return CaseId is null ? moved with { CaseId = caseId } : throw ReferralRules.AlreadyMatched.Because();
    }

    /// <summary>Says which case it is. Codes: <c>referral.already_matched</c>, <c>referral.other_association</c>.</summary>
    public Referral Match(Case matched)
    {
        var moved = Match(matched.Id);
        return matched.AssociationId == AssociationId ? moved : throw ReferralRules.OtherAssociation.In("caseId");
    }

    /// <summary>Whether an item falls with it: it made the item, and the office has not put it on the agenda yet. An item that put the case
    /// forward before, or that was admitted, stands in its own right.</summary>
    public bool TakesAlong(AgendaItem item) =>
        item.Question == Question && item.Status is (AgendaItemStatus.Submitted or AgendaItemStatus.Proposed);

    /// <summary>It has become an item of an agenda.</summary>
    public Referral Place(AgendaItem item) => Move(ReferralStep.Placing) with { AgendaItemId = item.Id };

    /// <summary>Its item was put off, not reached, or returned and put forward anew: the successor takes its place.</summary>
    public Referral Follow(AgendaItem successor) => this with { AgendaItemId = successor.Id };

    /// <summary>Its item was examined.</summary>
    public Referral Treat() => Move(ReferralStep.Treatment);

    /// <summary>Its meeting fell away: it waits for the association's next one.</summary>
    public Referral Release(string reason) => Move(ReferralStep.Release, reason) with { AgendaItemId = null, Target = MeetingTarget.Next };

    public Referral Lapse(string reason) => Move(ReferralStep.Lapsing, CommonRules.Reason(reason));

    private static string NewNumber(string prefectureCode, int year) => $"RV-{prefectureCode}-{year}-{Ids.RandomCode()}";

    private Referral Move(ReferralStep step, string? reason = null) => this with
    {
        Status = ReferralLifecycle.Moves.After(Status, step),
        Passages = [.. Passages, ReferralLifecycle.Moves.Pass(Status, step, reason)],
    };
}
