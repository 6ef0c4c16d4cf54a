namespace Liaison.Domain.Calendar;

/// <summary>One public holiday with its name in French and English.</summary>
public sealed record Holiday(DateOnly Day, string French, string English);

/// <summary>A change to the computed holidays of one zone and year: a day added, or one taken away.</summary>
public sealed record HolidayAmendment(DateOnly Day, bool Added, string French, string English);

/// <summary>The holidays that follow from the rules, before amendments.</summary>
public static class PublicHolidays
{
    /// <summary>The computed holidays of a zone in a year, in order of day.</summary>
    public static IReadOnlyList<Holiday> Of(HolidayZone zone, int year) =>
        [.. National(year).Concat(Local(zone, year)).OrderBy(holiday => holiday.Day)];

    /// <summary>Easter Sunday in the Gregorian calendar (Oudin's computus).</summary>
    public static DateOnly Easter(int year)
    {
        int golden = year % 19, century = year / 100;
        int correction = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
        int moon = correction - correction / 28 * (1 - correction / 28 * (29 / (correction + 1)) * ((21 - golden) / 11));
        int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
        int offset = moon - weekday;
        int month = 3 + (offset + 40) / 44;
        return new DateOnly(year, month, offset + 28 - 31 * (month / 4));
    }

    private static IEnumerable<Holiday> National(int year)
    {
        var easter = Easter(year);
        yield return new(new(year, 1, 1), "Jour de l'an", "New Year's Day");
        yield return new(easter.AddDays(1), "Lundi de Pâques", "Easter Monday");
        yield return new(new(year, 5, 1), "Fête du travail", "Labour Day");
        yield return new(new(year, 5, 8), "Victoire de 1945", "Victory Day 1945");
        yield return new(easter.AddDays(39), "Ascension", "Ascension Day");
        yield return new(easter.AddDays(50), "Lundi de Pentecôte", "Whit Monday");
        yield return new(new(year, 7, 14), "Fête nationale", "National Day");
        yield return new(new(year, 8, 15), "Assomption", "Assumption");
        yield return new(new(year, 11, 1), "Toussaint", "All Saints' Day");
        yield return new(new(year, 11, 11), "Armistice de 1918", "Armistice Day 1918");
        yield return new(new(year, 12, 25), "Noël", "Christmas Day");
    }

    private static IEnumerable<Holiday> Local(HolidayZone zone, int year)
    {
        Holiday Abolition(int month, int day) => new(new(year, month, day), "Abolition de l'esclavage", "Abolition of slavery");
        Holiday secondChristmasDay = new(new(year, 12, 26), "Saint-Étienne", "Saint Stephen's Day");
        return zone switch
        {
            HolidayZone.AlsaceMoselle => [secondChristmasDay],
            HolidayZone.AlsaceMoselleGoodFriday => [new(Easter(year).AddDays(-2), "Vendredi saint", "Good Friday"), secondChristmasDay],
            HolidayZone.Guadeloupe => [Abolition(5, 27)],
            HolidayZone.Martinique => [Abolition(5, 22)],
            HolidayZone.Guyane => [Abolition(6, 10)],
            HolidayZone.Reunion => [Abolition(12, 20)],
            HolidayZone.Mayotte => [Abolition(4, 27)],
            HolidayZone.SaintMartin => [Abolition(5, year < 2018 ? 27 : 28)],
            HolidayZone.SaintBarthelemy => [Abolition(10, 9)],
            _ => [],
        };
    }
}
