namespace Liaison.Domain.Agendas;

/// <summary>Limits and refusals of agenda items.</summary>
public static class AgendaItemRules
{
    public const int QuestionLength = 600;
    public const int TopicLength = 200;
    /// <summary>Carry-overs after which the office head is alerted. [domain rule 15]</summary>
    public const int CarriesBeforeAlert = 2;
    /// <summary>Reason of a release where the freeze of the agenda left the item out.</summary>
    public const string NotAdmittedAtFreeze = "Non inscrit à la clôture de l'ordre du jour.";

    public static readonly Refusal StepNotAllowed = new("agenda_item.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un point à l'état « {state} ».",
        "The step \"{step}\" is not possible for an item in state \"{state}\".");

    public static readonly Refusal SubjectUnclear = new("agenda_item.subject_unclear",
        "Indiquer soit un dossier avec sa question, soit un thème général, soit un point en attente, et rien d'autre.",
        "Name either a case with its question, or a general topic, or a waiting item, and nothing else.", RefusalKind.Content);

    public static readonly Refusal NotInvited = new("agenda_item.not_invited",
        "L'association n'est pas invitée à cette réunion.",
        "The association is not invited to this meeting.");

    public static readonly Refusal Incomplete = new("agenda_item.incomplete",
        "Le dossier est incomplet : le point ne peut pas être inscrit. Le renvoyer avec la liste des manques.",
        "The case is incomplete: the item cannot be admitted. Return it with the list of gaps.");

    public static readonly Refusal GapsRequired = new("agenda_item.gaps_required",
        "Indiquer au moins un manque.",
        "Name at least one gap.", RefusalKind.Content);

    public static readonly Refusal MeetingNotOpen = new("agenda_item.meeting_not_open",
        "Une suite ne peut être donnée que dans une réunion ouverte ou tenue.",
        "An outcome can be recorded only in a meeting that is open or was held.");

    public static readonly Refusal OrientationRequired = new("agenda_item.orientation_required",
        "L'examen d'un dossier se termine par une orientation.",
        "The examination of a case ends with an orientation.", RefusalKind.Content);

    public static readonly Refusal TopicHasNoOrientation = new("agenda_item.topic_has_no_orientation",
        "Un point général n'a pas d'orientation.",
        "A general topic has no orientation.", RefusalKind.Content);

    public static readonly Refusal PersonTwice = new("agenda_item.person_twice",
        "Chaque personne a une seule orientation.",
        "Each person has exactly one orientation.", RefusalKind.Content);

    public static readonly Refusal ReasonCategoryRequired = new("agenda_item.reason_category_required",
        "Une orientation défavorable indique la catégorie du motif.",
        "An unfavourable orientation states the category of its reason.", RefusalKind.Content);

    public static readonly Refusal CaseAlreadyOpen = new("agenda_item.case_already_open",
        "Ce dossier est déjà présenté par un point qui attend sa suite.",
        "This case is already put forward by an item that awaits its outcome.");

    public static readonly Refusal NoReceipt = new("agenda_item.no_receipt",
        "Ce point n'a pas d'accusé de dépôt : seul un dossier, lorsqu'il est déposé, en reçoit un.",
        "This item has no receipt: only a case gets one, when it is submitted.");
}
