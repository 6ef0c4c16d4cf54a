namespace Liaison.Domain.Meetings;

/// <summary>Limits and refusals of meetings.</summary>
public static class MeetingRules
{
    public const int PlaceLength = 200;
    public const int ThemeLength = 200;
    public const int MaxDurationMinutes = 720;
    public const int MaxAssociations = 30;
    public const int FunctionLength = 120;
    /// <summary>Lines of one attendance, and persons of one line.</summary>
    public const int MaxAttendance = 100;

    public static readonly Refusal StepNotAllowed = new("meeting.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour une réunion à l'état « {state} ».",
        "The step \"{step}\" is not possible for a meeting in state \"{state}\".");

    public static readonly Refusal StartsInPast = new("meeting.starts_in_past",
        "Le rendez-vous doit être à venir.",
        "The appointment must lie in the future.", RefusalKind.Content);

    public static readonly Refusal ThemeRequired = new("meeting.theme_required",
        "Une entrevue spécifique a un thème.",
        "A specific interview has a theme.", RefusalKind.Content);

    public static readonly Refusal ThemeNotAllowed = new("meeting.theme_not_allowed",
        "Une réunion technique n'a pas de thème : elle a un ordre du jour.",
        "A technical meeting has no theme: it has an agenda.", RefusalKind.Content);

    public static readonly Refusal NotYet = new("meeting.not_yet",
        "La réunion ne peut pas être ouverte avant son jour.",
        "The meeting cannot be opened before its day.");

    public static readonly Refusal NotOpen = new("meeting.not_open",
        "La réunion n'est pas ouverte.",
        "The meeting is not open.");

    public static readonly Refusal NotInvited = new("meeting.not_invited",
        "Cette association n'est pas invitée à la réunion.",
        "This association is not invited to the meeting.", RefusalKind.Content);

    public static readonly Refusal SideMissing = new("meeting.side_missing",
        "Sans les deux parties la réunion n'est pas tenue : l'enregistrer comme non tenue, avec le motif.",
        "Without both sides the meeting is not held: record it as not held, with the reason.");

    public static readonly Refusal ItemsExamined = new("meeting.items_examined",
        "{items} point(s) y ont été examinés : la réunion a eu lieu. Indiquer les présents et l'enregistrer comme tenue.",
        "{items} item(s) were examined there: the meeting took place. Record who was present, then record it as held.");

    public static readonly Refusal ExtractsMissing = new("meeting.extracts_missing",
        "Toutes les associations n'ont pas leur extrait du compte rendu : il en manque {associations}.",
        "Not every association has its extract of the minutes: {associations} missing.");

    public static readonly Refusal ItemsOpen = new("meeting.items_open",
        "{items} point(s) de l'ordre du jour n'ont pas encore de suite.",
        "{items} agenda item(s) have no outcome yet.");
}
