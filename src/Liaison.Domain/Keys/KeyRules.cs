using Liaison.Domain.Calendar;

namespace Liaison.Domain.Keys;

/// <summary>Limits and refusals of API keys.</summary>
public static class KeyRules
{
    /// <summary>The longest time for which a key is good, in days.</summary>
    public const int MaxDays = 366;
    /// <summary>For how many days a key is good when nothing is said.</summary>
    public const int DefaultDays = 90;
    /// <summary>For how many hours the old secret stays good when nothing is said.</summary>
    public const int DefaultOverlapHours = 24;
    /// <summary>The longest such overlap, in hours: a week.</summary>
    public const int MaxOverlapHours = 168;
    public const int NameLength = 120;
    public const int MostNetworks = 16;

    public static readonly Refusal StepNotAllowed = new("key.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour une clé à l'état « {state} ».",
        "The step \"{step}\" is not possible for a key in state \"{state}\".");

    public static readonly Refusal ExpiryOutOfRange = new("key.expiry_out_of_range",
        "Le dernier jour d'une clé doit se situer entre aujourd'hui et un an plus tard (365 jours).",
        "The last day of a key must lie between today and a year later (365 days).", RefusalKind.Content);

    public static readonly Refusal NetworkInvalid = new("key.network_invalid",
        "Un réseau s'écrit par sa première adresse et sa longueur : 192.0.2.0/24 ou 2001:db8::/32.",
        "A network is written by its first address and its length: 192.0.2.0/24 or 2001:db8::/32.", RefusalKind.Content);

    /// <summary>The instant at which a key ends: when its last day is over in the prefecture's zone. Code: <c>key.expiry_out_of_range</c>.</summary>
    /// <param name="lastDay">Null for <see cref="DefaultDays"/> from now.</param>
    public static DateTimeOffset EndOf(DateOnly? lastDay, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (lastDay is not { } day)
            return now.AddDays(DefaultDays);
        var today = LocalTime.DayOf(now, zone);
        return day >= today && day < today.AddDays(MaxDays)
            ? LocalTime.InstantOf(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone)
            : throw ExpiryOutOfRange.In("expiresDay");
    }

    /// <summary>Until when the old secret of a rotated key stays good: for the overlap, and never longer than it was good anyway.</summary>
    public static DateTimeOffset FormerGoodUntil(DateTimeOffset now, int overlapHours, DateTimeOffset formerEnd)
    {
        var end = now.AddHours(overlapHours);
        return end < formerEnd ? end : formerEnd;
    }
}
