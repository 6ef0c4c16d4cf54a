using System.Globalization;
namespace Liaison.Domain.Documents;

/// <summary>Days, hours, numbers and names in the words of French documents.</summary>
public static class French
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary><c>29 novembre 2017</c>, <c>1er janvier 2018</c>.</summary>
    public static string Day(DateOnly day) => $"{(day.Day == 1 ? "1er" : day.Day.ToString(Culture))}{Typography.NoBreak}{day.ToString("MMMM yyyy", Culture)}";

    /// <summary><c>mercredi 29 novembre 2017</c>.</summary>
    public static string Weekday(DateOnly day) => $"{day.ToString("dddd", Culture)} {Day(day)}";

    /// <summary><c>14 h 30</c>, <c>9 h</c>.</summary>
    public static string Hour(TimeOnly hour) => hour.Minute == 0
        ? $"{hour.Hour}{Typography.NoBreak}h"
        : $"{hour.Hour}{Typography.NoBreak}h{Typography.NoBreak}{hour.Minute:00}";

    /// <summary>The local hour of an instant.</summary>
    public static string Hour(DateTimeOffset at, TimeZoneInfo zone) => Hour(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));

    /// <summary><c>45 min</c>, <c>1 h 30</c>.</summary>
    public static string Duration(int minutes) => minutes < 60 ? $"{minutes}{Typography.NoBreak}min" : Hour(new TimeOnly(minutes / 60, minutes % 60));

    /// <summary><c>1 234</c>.</summary>
    public static string Number(long number)
    {
        var digits = Math.Abs(number).ToString(CultureInfo.InvariantCulture);
        for (var at = digits.Length - 3; at > 0; at -= 3)
            digits = digits.Insert(at, $"{Typography.Narrow}");
        return number < 0 ? $"\u2212{digits}" : digits;
    }

    /// <summary><c>Anna PETROVA</c>: the family name in capitals, accents kept.</summary>
    public static string Name(string? givenNames, string? familyName) => $"{givenNames} {familyName?.ToUpper(Culture)}".Trim();
}
