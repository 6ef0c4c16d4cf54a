namespace Liaison.Domain.Calendar;

/// <summary>Local time of a place and the instant it stands for.</summary>
public static class LocalTime
{
    public static readonly Refusal Skipped = new("time.skipped",
        "Cette heure n'existe pas ce jour-là : elle est sautée par le changement d'heure.",
        "That time does not exist on that day: the clock change skips it.", RefusalKind.Content);

    /// <summary>The instant of a local time. Refused with <c>time.skipped</c> when a clock change skips it;
    /// of two instants with the same local time the first is meant.</summary>
    /// <param name="field">Where the time stood in what was sent.</param>
    public static DateTimeOffset InstantOf(DateTime local, TimeZoneInfo zone, string field = "startsAt")
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
            throw Skipped.In(field);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>The local day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
