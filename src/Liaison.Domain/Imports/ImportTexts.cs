namespace Liaison.Domain.Imports;

/// <summary>What readers are told of the gaps of a row.</summary>
public static class ImportTexts
{
    /// <summary>What is missing, in both languages.</summary>
    public static Wording Of(ImportGap gap) => gap switch
    {
        ImportGap.Name => new("Le nom manque.", "The name is missing."),
        ImportGap.Birth => new("La date ou l'année de naissance manque.", "The day or the year of birth is missing."),
        ImportGap.Nationality => new("La nationalité manque.", "The nationality is missing."),
        ImportGap.Mandate => new("Cette personne majeure n'a pas de mandat en cours.", "This adult has no mandate that holds."),
        ImportGap.Address => new("L'adresse postale du foyer est incomplète.", "The postal address of the household is incomplete."),
        ImportGap.Prefecture => new("L'adresse ne relève pas de cette préfecture.", "The address is not within this prefecture."),
        ImportGap.AgdrefMasked => new("Le numéro étranger est masqué : il n'est pas repris.", "The foreigner number is masked: it is not imported."),
        _ => throw new ArgumentOutOfRangeException(nameof(gap)),
    };

    /// <summary>The column in which it is missing, by its name in the API; null where it is of several.</summary>
    public static string? ColumnOf(ImportGap gap) => gap switch
    {
        ImportGap.Name => "familyName",
        ImportGap.Birth => "birth",
        ImportGap.Nationality => "nationalities",
        ImportGap.AgdrefMasked => "agdref",
        _ => null,
    };
}
