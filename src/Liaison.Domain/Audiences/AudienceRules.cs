namespace Liaison.Domain.Audiences;

/// <summary>Limits and refusals of audiences.</summary>
public static class AudienceRules
{
    public const int PlaceLength = 200;
    public const int FunctionLength = 120;
    public const int SpeakerLength = 120;
    /// <summary>So many months after the audience the speaker's name goes. [domain rule 4b]</summary>
    public const int SpeakerMonths = 3;
    public const int MaxPresences = 20;
    public const int MaxPresent = 1000;
    public const int MaxCommitments = 20;

    /// <summary>What the names of routes and members say that an audience can never have, in camelCase.</summary>
    public static readonly IReadOnlyList<string> NeverHeld =
        ["case", "cases", "caseId", "caseIds", "agenda", "agendaItems", "orientation", "orientations", "decision", "decisions"];

    public static readonly Refusal CaseNotAllowed = new("audience.case_not_allowed",
        "Une audience n'examine jamais un dossier individuel : il est renvoyé à la prochaine réunion technique.",
        "An audience never examines an individual case: it is referred to the next technical meeting.");

    public static readonly Refusal StepNotAllowed = new("audience.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour une audience à l'état « {state} ».",
        "The step \"{step}\" is not possible for an audience in state \"{state}\".");

    public static readonly Refusal NotYet = new("audience.not_yet",
        "L'audience n'a pas encore eu lieu.",
        "The audience has not yet taken place.");

    public static readonly Refusal LabelsExceedCount = new("audience.labels_exceed_count",
        "Il y a plus de désignations que de dossiers évoqués.",
        "There are more labels than cases raised.", RefusalKind.Content);

    /// <summary>Whether the name of an audience's speaker is still kept on a day.</summary>
    /// <param name="audienceDay">Local day of the audience.</param>
    /// <param name="today">Local day of the prefecture.</param>
    public static bool KeepsSpeaker(DateOnly audienceDay, DateOnly today) => today < audienceDay.AddMonths(SpeakerMonths);

    /// <summary>Refused with <c>audience.case_not_allowed</c> when one of the names is something an audience can never have. [domain rule 3]</summary>
    public static void MustHoldNoCase(IEnumerable<string> names)
    {
        if (names.Any(name => NeverHeld.Contains(name, StringComparer.OrdinalIgnoreCase)))
            throw CaseNotAllowed.Because();
    }
}
