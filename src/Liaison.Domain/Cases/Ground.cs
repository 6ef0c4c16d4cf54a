namespace Liaison.Domain.Cases;

/// <summary>A legal ground for residence, through the articles that held it over time.</summary>
/// <param name="Key">Stable name of the ground.</param>
/// <param name="French">What it grants, in French.</param>
/// <param name="English">What it grants, in English.</param>
/// <param name="Articles">The article in force by period, oldest first.</param>
public sealed record Ground(string Key, string French, string English, params Ground.Article[] Articles)
{
    /// <summary>An article of the CESEDA (or an agreement) and the days it was in force, both included.</summary>
    public sealed record Article(string Code, DateOnly From, DateOnly To);

    /// <summary>The day from which the CESEDA has its present numbers.</summary>
    public static readonly DateOnly Renumbering = new(2021, 5, 1);

    /// <summary>Every ground known. [CESEDA; domain rule 30]</summary>
    public static readonly IReadOnlyList<Ground> All =
    [
        Renumbered("exceptionalAdmission", "Admission exceptionnelle au séjour", "Exceptional admission to residence", "L313-14", "L435-1"),
        New("solidarityHosting", "Accueil par un organisme solidaire", "Hosted by a solidarity organisation", "L435-2", Renumbering, DateOnly.MaxValue),
        Renumbered("unaccompaniedMinorInTraining", "Mineur confié à l'aide sociale, en formation", "Minor in care, in training", "L313-15", "L435-3"),
        New("shortageOccupation", "Métier en tension", "Shortage occupation", "L435-4", new(2024, 1, 28), new(2026, 12, 31)),
        Renumbered("parentOfFrenchChild", "Parent d'enfant français", "Parent of a French child", "L313-11 6°", "L423-7"),
        Renumbered("residentSinceThirteen", "Résidence en France depuis l'âge de treize ans", "Resident since the age of thirteen", "L313-11 2°", "L423-21"),
        Renumbered("inCareBeforeSixteen", "Confié à l'aide sociale avant seize ans", "In care before the age of sixteen", "L313-11 2° bis", "L423-22"),
        Renumbered("privateAndFamilyLife", "Vie privée et familiale", "Private and family life", "L313-11 7°", "L423-23"),
        Renumbered("victimOfTrafficking", "Victime de traite", "Victim of trafficking", "L316-1", "L425-1"),
        New("exitFromProstitution", "Parcours de sortie de la prostitution", "Path out of prostitution", "L425-4", Renumbering, DateOnly.MaxValue),
        Renumbered("protectionOrder", "Ordonnance de protection", "Protection order", "L316-3", "L425-6"),
        New("protectionFromForcedMarriage", "Protection contre un mariage forcé", "Protection from a forced marriage", "L425-7", Renumbering,
            DateOnly.MaxValue),
        Renumbered("health", "Étranger malade", "Health", "L313-11 11°", "L425-9"),
        New("francoAlgerianAgreement", "Accord franco-algérien de 1968", "1968 Franco-Algerian agreement", "AFA-1968", new(1968, 12, 27), DateOnly.MaxValue),
    ];

    /// <summary>The ground that an article names on a day, or null when that article was not in force then.</summary>
    public static Ground? Find(string article, DateOnly day) =>
        All.FirstOrDefault(ground => ground.ArticleOn(day) == article);

    /// <summary>The ground of a stable key.</summary>
    public static Ground Of(string key) => All.First(ground => ground.Key == key);

    /// <summary>The article that holds this ground on a day, or null when none did: an act of 2017 shows the article of 2017.</summary>
    public string? ArticleOn(DateOnly day) => Articles.FirstOrDefault(article => article.From <= day && day <= article.To)?.Code;

    /// <summary>The article that a day shows for this ground: the one in force, or the last one that was.</summary>
    public string? ArticleShownOn(DateOnly day) => ArticleOn(day) ?? Articles.LastOrDefault(article => article.To < day)?.Code;

    /// <summary>The last day of its last article, where the law has set one.</summary>
    public DateOnly? LastDay => Articles[^1].To is var last && last < DateOnly.MaxValue ? last : null;

    private static Ground Renumbered(string key, string french, string english, string before, string since) => new(key, french, english,
        new Article(before, DateOnly.MinValue, Renumbering.AddDays(-1)), new Article(since, Renumbering, DateOnly.MaxValue));

    private static Ground New(string key, string french, string english, string code, DateOnly from, DateOnly to) =>
        new(key, french, english, new Article(code, from, to));
}
