using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Liaison.Server.Journal;

/// <summary>Instants as the journal writes them: UTC, six decimals, so that their texts sort as the instants do.</summary>
public static class Instants
{
    // No clock of a machine shows an earlier one; subtracting the retention then never leaves the calendar.
    private const int FirstYear = 1970;
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static bool TryParse([NotNullWhen(true)] string? text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(text, Format,
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at) && at.Year >= FirstYear;
}
