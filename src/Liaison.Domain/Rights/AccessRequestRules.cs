namespace Liaison.Domain.Rights;

/// <summary>Limits and refusals of requests for access, and what a person is told with them.</summary>
public static class AccessRequestRules
{
    /// <summary>Within so many months a request is answered, and so many more may be added. [GDPR art. 12(3)]</summary>
    public const int Months = 1;
    public const int MonthsMore = 2;
    /// <summary>Longest note, and longest passage that is masked, in characters.</summary>
    public const int TextLength = 600;
    /// <summary>Most passages that are masked in one export.</summary>
    public const int MostMasks = 100;

    public static readonly Refusal StepNotAllowed = new("access_request.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour une demande d'accès à l'état « {state} ».",
        "The step \"{step}\" is not possible for a request for access in state \"{state}\".");

    public static readonly Refusal ReceivedInFuture = new("access_request.received_in_future",
        "La demande ne peut pas avoir été reçue un jour à venir.",
        "The request cannot have been received on a day to come.", RefusalKind.Content);

    public static readonly Refusal IdentityUnchecked = new("access_request.identity_unchecked",
        "L'identité de la personne n'a pas encore été vérifiée.",
        "The identity of the person has not been checked yet.");

    public static readonly Refusal ExtendedAlready = new("access_request.extended_already",
        "Le délai de cette demande a déjà été prolongé.",
        "The time to answer this request was extended already.");

    public static readonly Refusal ExtendedTooLate = new("access_request.extended_too_late",
        "La prolongation devait être annoncée au plus tard le {day}.",
        "The extension had to be told by {day}.");

    public static readonly Refusal PassageAbsent = new("access_request.passage_absent",
        "Ce passage ne figure dans aucun texte de l'export.",
        "No text of the export holds this passage.", RefusalKind.Content);

    public static readonly Refusal ChangedSincePrepared = new("access_request.changed_since_prepared",
        "Ce que dit l'export a changé depuis sa préparation : le préparer et le relire à nouveau.",
        "What the export says has changed since it was prepared: prepare and look it through again.");

    public static readonly Refusal NoExport = new("access_request.no_export",
        "Cette demande a été refusée ou retirée : il n'y a rien à remettre.",
        "This request was refused or taken back: there is nothing to hand over.");

    /// <summary>The ways of appeal that go with a refusal, and with each answer. [GDPR art. 12(4), 77, 79]</summary>
    public static readonly Wording Appeals = new(
        "Vous pouvez adresser une réclamation à la CNIL (3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, www.cnil.fr) et former un recours devant le tribunal administratif.",
        "You may complain to the CNIL (3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, www.cnil.fr) and appeal to the administrative court.");
}
