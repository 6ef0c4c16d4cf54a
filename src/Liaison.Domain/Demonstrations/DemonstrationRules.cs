namespace Liaison.Domain.Demonstrations;

/// <summary>Limits and refusals of demonstrations.</summary>
public static class DemonstrationRules
{
    public const int PlaceLength = 200;
    public const int PurposeLength = 600;
    public const int AuthorityLength = 200;
    public const int CommuneLength = 120;
    public const int MaxCommunes = 50;
    public const int MaxOrganisers = 30;
    public const int MaxDeclarations = 50;
    public const int OrderLength = 120;

    // Law 2019-290 of 10 April 2019 took the number of signatories from three to one.
    private static readonly DateOnly OneSignatorySince = new(2019, 4, 12);

    public static readonly Refusal StepNotAllowed = new("demonstration.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour une manifestation à l'état « {state} ».",
        "The step \"{step}\" is not possible for a demonstration in state \"{state}\".");

    public static readonly Refusal ReceivedInFuture = new("demonstration.received_in_future",
        "Une déclaration ne peut pas être reçue à une date à venir.",
        "A declaration cannot be received on a day to come.", RefusalKind.Content);

    public static readonly Refusal AuthorityTwice = new("demonstration.authority_twice",
        "Cette autorité a déjà reçu une déclaration pour cette manifestation.",
        "This authority already received a declaration for this demonstration.");

    public static readonly Refusal BanOrderRequired = new("demonstration.ban_order_required",
        "Une manifestation n'est interdite que par un arrêté : en donner la référence.",
        "A demonstration is banned only by an order: give its reference.", RefusalKind.Content);

    public static readonly Refusal NotYet = new("demonstration.not_yet",
        "La manifestation n'a pas encore eu lieu.",
        "The demonstration has not yet taken place.");

    /// <summary>Signatories that a declaration needs: three before the law of 10 April 2019 was in force, one since. [domain rule 38]</summary>
    public static int SignatoriesRequired(DateOnly received) => received < OneSignatorySince ? 3 : 1;
}
