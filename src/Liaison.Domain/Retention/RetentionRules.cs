namespace Liaison.Domain.Retention;

/// <summary>Periods, and what the workflow of retention refuses.</summary>
public static class RetentionRules
{
    /// <summary>Shortest and longest period, in months.</summary>
    public const int MinMonths = 1;
    public const int MaxMonths = 600;
    /// <summary>Longest visa number, in characters.</summary>
    public const int VisaLength = 80;
    /// <summary>After so many days no copy of the key store holds a destroyed key any more, and a destruction is final.</summary>
    public const int DaysUntilFinal = 30;

    public static readonly Refusal CaseFrozen = new("case.frozen",
        "Ce dossier figure sur le bordereau d'élimination {list} : il ne peut plus être modifié.",
        "This case stands on the destruction list {list}: it can no longer be changed.");

    public static readonly Refusal CaseDestroyed = new("case.destroyed",
        "Ce dossier a été détruit ; certificat d'élimination {certificate}.",
        "This case was destroyed; certificate {certificate}.", RefusalKind.Gone);

    public static readonly Refusal StepNotAllowed = new("destruction_list.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un bordereau à l'état « {state} ».",
        "The step \"{step}\" is not possible for a destruction list in state \"{state}\".");

    public static readonly Refusal NothingEligible = new("destruction_list.nothing_eligible",
        "Aucun dossier n'est arrivé au terme de sa durée de conservation.",
        "No case has reached the end of its retention period.");

    public static readonly Refusal CaseOpen = new("destruction_list.case_open",
        "Le dossier {reference} est encore en cours : un point, un renvoi, un engagement, une urgence ou une demande d'accès reste ouvert.",
        "The case {reference} is still open: an item, a referral, a commitment, an urgency or a request for access is not settled.");

    public static readonly Refusal CaseHeld = new("destruction_list.case_held",
        "Le dossier {reference} est gelé par une suspension d'élimination, ou son traitement est limité : il ne peut pas être détruit.",
        "The case {reference} is under legal hold, or its processing is restricted: it cannot be destroyed.");

    public static readonly Refusal CaseNeeded = new("destruction_list.case_needed",
        "Un bordereau sur demande ou sur ordre désigne un dossier et son motif ; celui d'échéance n'en désigne aucun.",
        "A list by request or by order names one case and its reason; one by period names none.", RefusalKind.Content);

    public static readonly Refusal NotListed = new("destruction_list.case_not_listed",
        "Ce dossier ne figure pas sur ce bordereau.",
        "This case does not stand on this list.", RefusalKind.Content);

    public static readonly Refusal HoldStepNotAllowed = new("hold.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un dossier à l'état « {state} ».",
        "The step \"{step}\" is not possible for a case in state \"{state}\".");

    /// <summary>The period of a category where the prefecture has set none, in months: five years, and two once every mandate was withdrawn.</summary>
    public static int DefaultMonths(RetentionCategory category) => category == RetentionCategory.WithdrawnCases ? 24 : 60;
}
