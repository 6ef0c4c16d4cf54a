namespace Liaison.Domain.Cases;

/// <summary>Limits and refusals of cases, persons and mandates.</summary>
public static class CaseRules
{
    public const int NameLength = 200;
    public const int SummaryLength = 600;
    public const int MaxPersons = 30;
    public const int OldestBirthYear = 1900;
    /// <summary>In years. [Code civil 388]</summary>
    public const int AgeOfMajority = 18;

    /// <summary>Reason of an item or a referral that ends because a mandate was withdrawn. [domain rule 28]</summary>
    public const string MandateWithdrawn = "Mandat retiré.";

    public static readonly Refusal TooManyPersons = new("case.too_many_persons",
        "Un dossier compte au plus {max} personnes.",
        "A case has at most {max} persons.");

    public static readonly Refusal UnknownPerson = new("case.unknown_person",
        "Cette personne ne fait pas partie du dossier.",
        "This person is not part of the case.", RefusalKind.Content);

    public static readonly Refusal GroundNotInForce = new("case.ground_not_in_force",
        "Ce fondement n'est pas connu ou n'est pas en vigueur à cette date.",
        "This ground is not known or not in force on that day.", RefusalKind.Content);

    public static readonly Refusal BirthTwice = new("person.birth_twice",
        "Indiquer la date de naissance ou, si elle est inconnue, l'année seule.",
        "Give the birth date or, where it is unknown, the year alone.", RefusalKind.Content);

    public static readonly Refusal BirthInFuture = new("person.birth_in_future",
        "La naissance ne peut pas être dans l'avenir.",
        "The birth cannot lie in the future.", RefusalKind.Content);

    public static readonly Refusal MinorContradictsBirth = new("person.minor_contradicts_birth",
        "La personne est dite mineure, mais sa naissance dit le contraire.",
        "The person is stated to be a minor, but the birth says otherwise.", RefusalKind.Content);

    public static readonly Refusal NationalityUnknown = new("person.nationality_unknown",
        "Nationalité inconnue : code ISO 3166-1 à deux lettres, code ISO 3166-3 d'un ancien État, « stateless » ou « undetermined ».",
        "Unknown nationality: two-letter ISO 3166-1 code, ISO 3166-3 code of a former state, \"stateless\" or \"undetermined\".", RefusalKind.Content);

    public static readonly Refusal AgdrefInvalid = new("person.agdref_invalid",
        "Le numéro étranger compte neuf ou dix chiffres.",
        "A foreigner number has nine or ten digits.", RefusalKind.Content);

    public static readonly Refusal MandateGivenInFuture = new("mandate.given_in_future",
        "Le mandat ne peut pas être donné à une date à venir.",
        "A mandate cannot be given on a day to come.", RefusalKind.Content);

    public static readonly Refusal MandateEndsBeforeStart = new("mandate.ends_before_start",
        "Le mandat ne peut pas finir avant d'avoir été donné.",
        "A mandate cannot end before it was given.", RefusalKind.Content);

    public static readonly Refusal MandateAlreadyWithdrawn = new("mandate.already_withdrawn",
        "Ce mandat est déjà retiré.",
        "This mandate is already withdrawn.");

    /// <summary>The ground of an article in force on a day. Code: <c>case.ground_not_in_force</c>.</summary>
    public static Ground GroundOn(string article, DateOnly day, string field) =>
        Ground.Find(article, day) ?? throw GroundNotInForce.In(field);
}
