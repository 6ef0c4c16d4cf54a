namespace Liaison.Domain.Audiences;

/// <summary>Limits and refusals of audience requests.</summary>
public static class AudienceRequestRules
{
    public const int LabelLength = 120;
    public const int MaxCases = 50;

    public static readonly Refusal StepNotAllowed = new("audience_request.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour une demande d'audience à l'état « {state} ».",
        "The step \"{step}\" is not possible for an audience request in state \"{state}\".");

    public static readonly Refusal ReceivedInFuture = new("audience_request.received_in_future",
        "Une demande ne peut pas être reçue à une date à venir.",
        "A request cannot be received on a day to come.", RefusalKind.Content);

    public static readonly Refusal LabelsExceedCount = new("audience_request.labels_exceed_count",
        "Il y a plus de désignations que de dossiers apportés.",
        "There are more labels than cases brought.", RefusalKind.Content);

    public static readonly Refusal CasesByAssociationOnly = new("audience_request.cases_by_association_only",
        "Seule l'association désigne des dossiers ; le cabinet indique un nombre et, au besoin, des désignations.",
        "Only the association names cases; the cabinet gives a number and, where it must, labels.", RefusalKind.Content);

    public static readonly Refusal LabelsByCabinetOnly = new("audience_request.labels_by_cabinet_only",
        "L'association désigne ses dossiers ; le nombre et les désignations sont au cabinet.",
        "The association names its cases; number and labels are the cabinet's.", RefusalKind.Content);

    public static readonly Refusal CasesNamed = new("audience_request.cases_named",
        "Des dossiers ont été apportés : la demande n'est pas générale.",
        "Cases were brought: the request is not general.");

    public static readonly Refusal ReasonRequired = new("audience_request.reason_required",
        "Le refus d'une audience est motivé.",
        "The refusal of an audience states its reason.", RefusalKind.Content);

    public static readonly Refusal TargetRequired = new("audience_request.target_required",
        "Le refus indique la réunion technique à laquelle les dossiers sont renvoyés (« next » ou une réunion).",
        "The refusal names the technical meeting to which the cases go (\"next\" or a meeting).", RefusalKind.Content);

    public static readonly Refusal TargetNotEligible = new("audience_request.target_not_eligible",
        "La cible doit être une réunion technique de cette association qui n'est pas encore ouverte.",
        "The target must be a technical meeting of this association that is not open yet.", RefusalKind.Content);

    public static readonly Refusal AlreadyDecided = new("audience_request.already_decided",
        "La demande a déjà reçu sa réponse.",
        "The request has already been answered.");

    public static readonly Refusal DemonstrationLinked = new("audience_request.demonstration_linked",
        "La demande est déjà rattachée à une manifestation.",
        "The request is already linked to a demonstration.");
}
