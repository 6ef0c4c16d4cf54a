using Liaison.Domain.Cases;

namespace Liaison.Domain.Minutes;

/// <summary>Limits and refusals of minutes.</summary>
public static class MinutesRules
{
    public const int TitleLength = 200;
    public const int TextLength = 4_000;
    public const int StatementLength = 2_000;
    /// <summary>How many general points minutes have at most.</summary>
    public const int MostGeneralPoints = 50;
    /// <summary>How many observations an association makes at most while a text circulates.</summary>
    public const int MostObservations = 100;
    /// <summary>Working days that associations have for their observations, unless the office gives another day. [domain rule 22]</summary>
    public const int ObservationWorkingDays = 10;

    public static readonly Refusal StepNotAllowed = new("minutes.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un compte rendu à l'état « {state} ».",
        "The step \"{step}\" is not possible for minutes in state \"{state}\".");

    public static readonly Refusal AlreadyOpened = new("minutes.already_opened",
        "Le compte rendu de cette réunion est déjà ouvert.",
        "The minutes of this meeting are opened already.");

    public static readonly Refusal MeetingNotBegun = new("minutes.meeting_not_begun",
        "Le compte rendu s'ouvre quand la réunion a commencé.",
        "Minutes are opened once the meeting has begun.");

    public static readonly Refusal MeetingNotHeld = new("minutes.meeting_not_held",
        "Le compte rendu circule quand la réunion a eu lieu.",
        "Minutes circulate once the meeting was held.");

    public static readonly Refusal NotDraft = new("minutes.not_draft",
        "Le texte ne se modifie que tant qu'il est en projet.",
        "The text is changed only while it is a draft.");

    public static readonly Refusal SectionNotCorrected = new("minutes.section_not_corrected",
        "Un erratum ne modifie que les points qu'il nomme.",
        "An erratum changes only the sections that it names.");

    public static readonly Refusal SectionOfItem = new("minutes.section_of_item",
        "Le titre d'un point de l'ordre du jour ne se modifie pas, et le point ne se retire pas.",
        "The title of an agenda item is not changed, nor is the item removed.");

    public static readonly Refusal SectionRemoved = new("minutes.section_removed",
        "Ce point a été retiré.",
        "This section has been removed.");

    public static readonly Refusal TooManyPoints = new("minutes.too_many_points",
        "Un compte rendu compte au plus {max} points généraux.",
        "Minutes have at most {max} general points.");

    public static readonly Refusal NamesACase = new("minutes.names_a_case",
        "Ce texte est lu de tous : il ne nomme ni personne ni dossier. Ce qui concerne un dossier se dit dans son point.",
        "Everybody reads this text: it names no person and no case. What concerns a case belongs in its section.", RefusalKind.Content);

    public static readonly Refusal DueDayPast = new("minutes.due_day_past",
        "La date limite des observations est postérieure à la diffusion.",
        "Observations fall due after the day of circulation.", RefusalKind.Content);

    public static readonly Refusal TooManyObservations = new("minutes.too_many_observations",
        "Une association fait au plus {max} observations.",
        "An association makes at most {max} observations.");

    public static readonly Refusal ReplyGiven = new("minutes.reply_given",
        "Cette observation a déjà sa réponse ; une réponse ne se modifie pas.",
        "This observation has its reply already; a reply is not changed.");

    public static readonly Refusal StatementRequired = new("minutes.statement_required",
        "Des réserves ou une contestation s'énoncent.",
        "Reservations, or why the text is contested, must be stated.", RefusalKind.Content);

    public static readonly Refusal NotAPosition = new("minutes.not_a_position",
        "Une association approuve, approuve avec réserves ou conteste.",
        "An association approves, approves with reservations or contests.", RefusalKind.Content);

    public static readonly Refusal ObservationsDue = new("minutes.observations_due",
        "Les associations ont jusqu'au {dueDay} pour leurs observations, et toutes n'ont pas pris position.",
        "Associations have until {dueDay} for their observations, and not all have taken position.");

    public static readonly Refusal ReplyMissing = new("minutes.reply_missing",
        "Des observations attendent la réponse du bureau : {count}.",
        "Observations wait for the office's reply: {count}.");

    public static readonly Refusal NoErratum = new("minutes.no_erratum",
        "Aucun erratum n'est en cours.",
        "No erratum is under way.");

    public static readonly Refusal ViewNotYours = new("minutes.view_not_yours",
        "Cette version du compte rendu n'est pas la vôtre.",
        "This view of the minutes is not yours.", RefusalKind.Right);

    public static readonly Refusal AlreadyDelivered = new("minutes.already_delivered",
        "La remise de cet extrait est déjà enregistrée.",
        "The delivery of this extract is recorded already.");

    public static readonly Refusal DeliveredBeforeConclusion = new("minutes.delivered_before_conclusion",
        "Un extrait se remet entre sa conclusion et aujourd'hui.",
        "An extract is delivered between its conclusion and today.", RefusalKind.Content);

    public static readonly Refusal EditionNotLast = new("minutes.edition_not_last",
        "Seule la dernière édition se remet.",
        "Only the last edition is delivered.");

    /// <summary>Refuses one more general point. Code: <c>minutes.too_many_points</c>.</summary>
    /// <param name="present">How many there are.</param>
    public static void MustTakeOneMore(int present)
    {
        if (present >= MostGeneralPoints)
            throw TooManyPoints.Because(("max", MostGeneralPoints));
    }

    /// <summary>Refuses one more observation. Code: <c>minutes.too_many_observations</c>.</summary>
    /// <param name="made">How many the association has made.</param>
    public static void MustTakeObservation(int made)
    {
        if (made >= MostObservations)
            throw TooManyObservations.Because(("max", MostObservations));
    }

    /// <summary>A text that is not only read by those who may know of a case. Code: <c>minutes.names_a_case</c>. Names are compared as they are
    /// folded, so that another spelling is found as well. A family name counts beside a given name of the same person or behind « famille »,
    /// « M. » and the like: Blanc and Petit are also words.</summary>
    /// <param name="field">Where it was sent.</param>
    /// <param name="persons">Those of the cases on the agenda.</param>
    public static string Common(string text, string field, IEnumerable<Person> persons)
    {
        var words = NameFolding.Words(text).Select(NameFolding.Fold).ToList();
        return CaseReference.IsIn(text) || persons.Any(person => IsNamed(person, words)) ? throw NamesACase.In(field) : text;
    }

    private static bool IsNamed(Person person, List<string> words)
    {
        var (family, given) = (Folded(person.FamilyName), Folded(person.GivenNames));
        return Enumerable.Range(0, words.Count).Any(place => family.Contains(words[place])
            && (words.Any(given.Contains) || (place > 0 && Titles.Contains(words[place - 1]))));
    }

    private static HashSet<string> Folded(string names) =>
        [.. NameFolding.Words(names).Where(word => word.Length > 1).Select(NameFolding.Fold)];

    private static readonly HashSet<string> Titles =
        [.. new[] { "famille", "familles", "m", "mm", "mr", "mme", "mmes", "mlle", "monsieur", "madame", "mademoiselle", "époux" }.Select(NameFolding.Fold)];
}
