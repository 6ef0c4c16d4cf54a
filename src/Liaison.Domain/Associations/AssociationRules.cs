using System.Text.RegularExpressions;

namespace Liaison.Domain.Associations;

/// <summary>Identifiers and refusals of associations.</summary>
public static partial class AssociationRules
{
    public const int NameLength = 200;

    public static readonly Refusal RnaInvalid = new("association.rna_invalid",
        "Le numéro RNA doit commencer par W et compter dix caractères (W802001234).",
        "An RNA number begins with W and has ten characters (W802001234).", RefusalKind.Content);

    public static readonly Refusal SirenInvalid = new("association.siren_invalid",
        "Le numéro SIREN doit compter neuf chiffres et une clé juste.",
        "A SIREN has nine digits with a correct check digit.", RefusalKind.Content);

    public static readonly Refusal AlreadyRegistered = new("association.already_registered",
        "Une association portant ce numéro est déjà enregistrée dans cette préfecture.",
        "An association with this number is already registered with this prefecture.");

    public static readonly Refusal Suspended = new("association.suspended",
        "L'association est suspendue ou fermée : elle peut lire, mais non écrire.",
        "The association is suspended or closed: it may read but not write.", RefusalKind.Right);

    public static readonly Refusal NotActive = new("association.not_active",
        "L'association désignée n'est pas active.",
        "The association named here is not active.");

    public static readonly Refusal StepNotAllowed = new("association.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour une association à l'état « {state} ».",
        "The step \"{step}\" is not possible for an association in state \"{state}\".");

    /// <summary>RNA number: W, a digit, a digit or letter (overseas), seven digits.</summary>
    public static bool IsRna(string text) => Rna().IsMatch(text);

    /// <summary>SIREN: nine digits whose Luhn sum is a multiple of ten.</summary>
    public static bool IsSiren(string text) =>
        text.Length == 9 && text.All(char.IsAsciiDigit) && LuhnSum(text) % 10 == 0;

    private static int LuhnSum(string digits)
    {
        var sum = 0;
        for (var fromRight = 0; fromRight < digits.Length; fromRight++)
        {
            var digit = digits[^(fromRight + 1)] - '0';
            var weighted = fromRight % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }

    [GeneratedRegex("^W[0-9][0-9A-Z][0-9]{7}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rna();
}
