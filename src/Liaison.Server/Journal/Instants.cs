using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Liaison.Server.Journal;

/// <summary>Instants as the journal writes them: UTC, six decimals, so that their texts sort as the instants do.</summary>
public static class Instants
{
    // No clock of a machine shows an earlier one; subtracting the retention then never leaves the calendar.
    private const int FirstYear = 1970;
    private const int RoundTripLength = 28;
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Text(DateTimeOffset at)
    {
        // The round-trip form has a seventh decimal, and costs a fraction of a form of one's own.
        Span<char> text = stackalloc char[RoundTripLength];
        at.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        return string.Concat(text[..^2], "Z");
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out DateTimeOffset at) => DateTimeOffset.TryParseExact(text, Format,
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at) && at.Year >= FirstYear;
}
