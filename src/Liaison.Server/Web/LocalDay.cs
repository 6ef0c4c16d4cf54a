using System.Globalization;

namespace Liaison.Server.Web;

/// <summary>A day as it stands in an address: <c>YYYY-MM-DD</c> and nothing else, whatever the language of the caller.</summary>
public readonly record struct LocalDay(DateOnly Value)
{
    /// <summary>Read by the framework; another form answers 400 <c>parameter.malformed</c>.</summary>
    public static bool TryParse(string? text, out LocalDay day)
    {
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        day = new LocalDay(value);
        return isDay;
    }
}
