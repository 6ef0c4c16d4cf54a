namespace Liaison.Domain.Prefectures;

/// <summary>Limits and refusals of prefectures and their settings.</summary>
public static class PrefectureRules
{
    /// <summary>Working days between freeze day and meeting where the prefecture sets nothing else. [domain rule 11]</summary>
    public const int DefaultFreezeWorkingDays = 10;
    public const int MaxFreezeWorkingDays = 60;
    /// <summary>Working days before its due day from which something is reminded of, where the prefecture sets nothing else.</summary>
    public const int DefaultReminderWorkingDays = 5;
    public const int MaxReminderWorkingDays = 60;
    /// <summary>The form of a département's code. [INSEE]</summary>
    public const string CodePattern = "^([0-9]{2}|2[AB]|97[1-8]|98[4678])$";

    public static readonly Refusal UnknownDepartment = new("prefecture.unknown_department",
        "Ce code de département n'existe pas.",
        "There is no département of this code.", RefusalKind.Content);

    public static readonly Refusal UnknownTimeZone = new("prefecture.unknown_time_zone",
        "Ce fuseau horaire n'est pas un fuseau français connu.",
        "This is not a known French time zone.", RefusalKind.Content);

    /// <summary>The time zones of French territory. [IANA]</summary>
    public static readonly IReadOnlyList<string> TimeZones =
    [
        "Europe/Paris", "America/Guadeloupe", "America/Martinique", "America/St_Barthelemy", "America/Marigot",
        "America/Cayenne", "America/Miquelon", "Indian/Reunion", "Indian/Mayotte", "Pacific/Noumea",
        "Pacific/Wallis", "Pacific/Tahiti", "Pacific/Marquesas", "Pacific/Gambier",
    ];

    /// <summary>The time zone itself; refused when it is no French one.</summary>
    public static string TimeZone(string id) =>
        TimeZones.Contains(id) ? id : throw UnknownTimeZone.In("timeZone");
}
