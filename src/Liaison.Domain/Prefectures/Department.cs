using Liaison.Domain.Calendar;

namespace Liaison.Domain.Prefectures;

/// <summary>A département or overseas collectivity: code, name, time zone and holidays. [INSEE, code officiel géographique]</summary>
public sealed record Department(string Code, string Name, string TimeZone, HolidayZone HolidayZone)
{
    private const string MetropolitanNames =
        "01 Ain|02 Aisne|03 Allier|04 Alpes-de-Haute-Provence|05 Hautes-Alpes|06 Alpes-Maritimes|07 Ardèche|08 Ardennes|" +
        "09 Ariège|10 Aube|11 Aude|12 Aveyron|13 Bouches-du-Rhône|14 Calvados|15 Cantal|16 Charente|17 Charente-Maritime|" +
        "18 Cher|19 Corrèze|2A Corse-du-Sud|2B Haute-Corse|21 Côte-d'Or|22 Côtes-d'Armor|23 Creuse|24 Dordogne|25 Doubs|" +
        "26 Drôme|27 Eure|28 Eure-et-Loir|29 Finistère|30 Gard|31 Haute-Garonne|32 Gers|33 Gironde|34 Hérault|" +
        "35 Ille-et-Vilaine|36 Indre|37 Indre-et-Loire|38 Isère|39 Jura|40 Landes|41 Loir-et-Cher|42 Loire|43 Haute-Loire|" +
        "44 Loire-Atlantique|45 Loiret|46 Lot|47 Lot-et-Garonne|48 Lozère|49 Maine-et-Loire|50 Manche|51 Marne|" +
        "52 Haute-Marne|53 Mayenne|54 Meurthe-et-Moselle|55 Meuse|56 Morbihan|57 Moselle|58 Nièvre|59 Nord|60 Oise|61 Orne|" +
        "62 Pas-de-Calais|63 Puy-de-Dôme|64 Pyrénées-Atlantiques|65 Hautes-Pyrénées|66 Pyrénées-Orientales|67 Bas-Rhin|" +
        "68 Haut-Rhin|69 Rhône|70 Haute-Saône|71 Saône-et-Loire|72 Sarthe|73 Savoie|74 Haute-Savoie|75 Paris|" +
        "76 Seine-Maritime|77 Seine-et-Marne|78 Yvelines|79 Deux-Sèvres|80 Somme|81 Tarn|82 Tarn-et-Garonne|83 Var|" +
        "84 Vaucluse|85 Vendée|86 Vienne|87 Haute-Vienne|88 Vosges|89 Yonne|90 Territoire de Belfort|91 Essonne|" +
        "92 Hauts-de-Seine|93 Seine-Saint-Denis|94 Val-de-Marne|95 Val-d'Oise";

    private static readonly Department[] Overseas =
    [
        new("971", "Guadeloupe", "America/Guadeloupe", HolidayZone.Guadeloupe),
        new("972", "Martinique", "America/Martinique", HolidayZone.Martinique),
        new("973", "Guyane", "America/Cayenne", HolidayZone.Guyane),
        new("974", "La Réunion", "Indian/Reunion", HolidayZone.Reunion),
        new("975", "Saint-Pierre-et-Miquelon", "America/Miquelon", HolidayZone.SaintPierreEtMiquelon),
        new("976", "Mayotte", "Indian/Mayotte", HolidayZone.Mayotte),
        new("977", "Saint-Barthélemy", "America/St_Barthelemy", HolidayZone.SaintBarthelemy),
        new("978", "Saint-Martin", "America/Marigot", HolidayZone.SaintMartin),
        new("984", "Terres australes et antarctiques françaises", "Indian/Reunion", HolidayZone.Metropole),
        new("986", "Wallis-et-Futuna", "Pacific/Wallis", HolidayZone.WallisAndFutuna),
        new("987", "Polynésie française", "Pacific/Tahiti", HolidayZone.Polynesia),
        new("988", "Nouvelle-Calédonie", "Pacific/Noumea", HolidayZone.NewCaledonia),
    ];

    /// <summary>All of them, in order of code.</summary>
    public static readonly IReadOnlyList<Department> All =
    [
        .. MetropolitanNames.Split('|').Select(line => new Department(line[..2], line[3..], "Europe/Paris",
            line[..2] is "57" or "67" or "68" ? HolidayZone.AlsaceMoselle : HolidayZone.Metropole)),
        .. Overseas,
    ];

    public static Department? Find(string code) => All.FirstOrDefault(department => department.Code == code);

    /// <summary>A name as it follows "préfecture": <c>de la Somme</c>, <c>du Nord</c>, <c>de l'Aisne</c>, <c>des Landes</c>, <c>d'Eure-et-Loir</c>.</summary>
    public static string OfName(string name)
    {
        var isVowel = "AEIOUYHÉ".Contains(name[0]) && !name.StartsWith("Haut", StringComparison.Ordinal);
        if (Bare.Contains(name) || name.Contains("-et-", StringComparison.Ordinal) || name.StartsWith("Saint-", StringComparison.Ordinal))
            return isVowel ? $"d'{name}" : $"de {name}";
        if (Plural.Any(start => name.StartsWith(start, StringComparison.Ordinal)))
            return $"des {name}";
        if (isVowel)
            return $"de l'{name}";
        return Masculine.Any(start => name == start || (start.EndsWith('-') && name.StartsWith(start, StringComparison.Ordinal))) ? $"du {name}" : $"de la {name}";
    }

    private static readonly string[] Bare = ["La Réunion", "Mayotte", "Paris", "Vaucluse"];
    private static readonly string[] Plural =
        ["Alpes-", "Ardennes", "Bouches-", "Côtes-", "Deux-", "Hautes-", "Hauts-", "Landes", "Pyrénées-", "Terres ", "Vosges", "Yvelines"];
    private static readonly string[] Masculine =
    [
        "Bas-", "Calvados", "Cantal", "Cher", "Doubs", "Finistère", "Gard", "Gers", "Haut-", "Jura", "Loiret", "Lot", "Morbihan", "Nord", "Pas-", "Puy-", "Rhône",
        "Tarn", "Territoire de Belfort", "Val-", "Var",
    ];

    /// <summary>The département that a postal code names, or null where it names none or several (Corsica, 20…).</summary>
    public static string? OfPostalCode(string postalCode)
    {
        if (postalCode.Length != 5)
            return null;
        // Both left Guadeloupe in 2007 and kept its postal codes.
        if (postalCode is "97133" or "97150")
            return postalCode == "97133" ? "977" : "978";
        var code = postalCode.StartsWith("97", StringComparison.Ordinal) || postalCode.StartsWith("98", StringComparison.Ordinal)
            ? postalCode[..3]
            : postalCode[..2];
        return Find(code)?.Code;
    }
}
