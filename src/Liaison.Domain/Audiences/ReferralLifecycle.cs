using static Liaison.Domain.Audiences.ReferralStatus;
using Step = Liaison.Domain.Audiences.ReferralStep;

namespace Liaison.Domain.Audiences;

/// <summary>Where a referral stands.</summary>
public enum ReferralStatus
{
    /// <summary>It waits: for its case to be matched, or for a meeting.</summary>
    Pending,
    /// <summary>It is an item of an agenda.</summary>
    Placed,
    /// <summary>Its item was examined.</summary>
    Treated,
    /// <summary>Given up, with a reason.</summary>
    Lapsed,
}

/// <summary>A step of a referral; those of a caller are named as their route.</summary>
public enum ReferralStep
{
    /// <summary>The office says which case it is.</summary>
    Matching,
    /// <summary>The office gives it up, with a reason.</summary>
    Lapsing,
    /// <summary>It becomes an item of an agenda.</summary>
    Placing,
    /// <summary>Its item was examined.</summary>
    Treatment,
    /// <summary>Its meeting fell away.</summary>
    Release,
}

/// <summary>The moves of a referral.</summary>
public static class ReferralLifecycle
{
    public static readonly Lifecycle<ReferralStatus, Step> Moves = new(ReferralRules.StepNotAllowed,
        (Pending, Step.Matching, Pending),
        (Pending, Step.Placing, Placed),
        (Pending, Step.Lapsing, Lapsed),
        (Placed, Step.Treatment, Treated),
        (Placed, Step.Release, Pending),
        (Placed, Step.Lapsing, Lapsed))
    {
        Consequences = [Step.Placing, Step.Treatment, Step.Release],
    };
}

/// <summary>Refusals of referrals.</summary>
public static class ReferralRules
{
    /// <summary>Reason of a referral where a case was brought to an audience that was granted.</summary>
    public const string NotExaminedInAudience = "Évoqué en audience, non examiné.";

    /// <summary>Reason why a referral lapses whose item was withdrawn.</summary>
    public const string ItemWithdrawn = "Point retiré.";

    public static readonly Refusal StepNotAllowed = new("referral.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un renvoi à l'état « {state} ».",
        "The step \"{step}\" is not possible for a referral in state \"{state}\".");

    public static readonly Refusal AlreadyMatched = new("referral.already_matched",
        "Ce renvoi désigne déjà un dossier.",
        "This referral already names a case.");

    public static readonly Refusal OtherAssociation = new("referral.other_association",
        "Le dossier n'est pas présenté par l'association de ce renvoi.",
        "The case is not put forward by the association of this referral.", RefusalKind.Content);
}
