namespace Liaison.Server.Web;

/// <summary>How moments leave the service.</summary>
public static class Moments
{
    /// <summary>An instant with the offset of its place, as appointments are shown.</summary>
    public static DateTimeOffset In(this DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone);
}
