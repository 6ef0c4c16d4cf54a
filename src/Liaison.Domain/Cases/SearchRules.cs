namespace Liaison.Domain.Cases;

/// <summary>Limits and refusals of looking for a person.</summary>
public static class SearchRules
{
    public const int MostFound = 50;

    public static readonly Refusal CriterionRequired = new("search.criterion_required",
        "Indiquer un nom, une date de naissance, un numéro étranger ou la référence d'un dossier ; la nationalité et l'année précisent, elles ne cherchent pas.",
        "Give a name, a birth date, a foreigner number or the reference of a case; nationality and year narrow a search and do not make one.",
        RefusalKind.Content);

    public static readonly Refusal NumberReserved = new("search.number_reserved",
        "La recherche par numéro étranger est réservée à la préfecture.",
        "Searching by foreigner number is reserved to the prefecture.", RefusalKind.Content);
}
