namespace Liaison.Domain.Agendas;

/// <summary>Refusals of agendas as a whole.</summary>
public static class AgendaRules
{
    public static readonly Refusal Frozen = new("agenda.frozen",
        "L'ordre du jour est clos : seul le chef de bureau y ajoute un point, avec un motif.",
        "The agenda is frozen: only the office head adds an item, with a reason.");

    public static readonly Refusal Closed = new("agenda.closed",
        "L'ordre du jour de cette réunion ne prend plus de point.",
        "The agenda of this meeting takes no more items.");

    public static readonly Refusal ReferralUnplaced = new("agenda.referral_unplaced",
        "Un dossier renvoyé à cette réunion n'a pas encore de point à l'ordre du jour.",
        "A case referred to this meeting has no item on its agenda yet.");

    public static readonly Refusal CarriedOverFirst = new("agenda.carried_over_first",
        "Les points reportés passent avant les autres.",
        "Carried-over items come before the others.", RefusalKind.Content);

    public static readonly Refusal OrderIncomplete = new("agenda.order_incomplete",
        "L'ordre doit nommer chaque point de l'ordre du jour une fois.",
        "The order must name each item of the agenda once.", RefusalKind.Content);

    public static readonly Refusal InterviewCaseNotAllowed = new("interview.case_not_allowed",
        "Une entrevue spécifique n'examine aucun dossier individuel.",
        "A specific interview examines no individual case.");

    public static readonly Refusal InterviewHasNoAgenda = new("interview.no_agenda",
        "Une entrevue spécifique a un thème et pas d'ordre du jour.",
        "A specific interview has a theme and no agenda.");
}
