using System.Globalization;

namespace Liaison.Server.Web;

/// <summary>An instant as it stands in an address: RFC 3339 with <c>Z</c> or an offset, and nothing else.</summary>
public readonly record struct Instant(DateTimeOffset Value)
{
    private const string Local = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    /// <summary>Read by the framework; another form answers 400 <c>parameter.malformed</c>.</summary>
    public static bool TryParse(string? text, out Instant instant)
    {
        var isInstant = DateTimeOffset.TryParseExact(text, [Local + "'Z'", Local + "zzz"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var value);
        instant = new Instant(value);
        return isInstant;
    }
}
