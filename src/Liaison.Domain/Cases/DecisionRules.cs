namespace Liaison.Domain.Cases;

/// <summary>Limits and refusals of decisions and their notification.</summary>
public static class DecisionRules
{
    /// <summary>In days, where a removal order states no other period for leaving. [CESEDA L612-1; L511-1 II before May 2021]</summary>
    public const int DefaultDepartureDays = 30;
    public const int MaxDepartureDays = 365;

    public static readonly Refusal MadeInFuture = new("decision.made_in_future",
        "Une décision ne peut pas être datée dans l'avenir.",
        "A decision cannot be dated in the future.", RefusalKind.Content);

    public static readonly Refusal NotOfThisKind = new("decision.not_of_this_kind",
        "Cette indication ne va pas avec ce genre de décision.",
        "This does not go with this kind of decision.", RefusalKind.Content);

    public static readonly Refusal AppliedAfterMade = new("decision.applied_after_made",
        "Une demande ne peut pas être déposée après l'acte qui en donne récépissé.",
        "An application cannot be filed after the act that acknowledges it.", RefusalKind.Content);

    public static readonly Refusal NotifiedBeforeMade = new("decision.notified_before_made",
        "Une décision ne peut pas être notifiée avant d'avoir été prise.",
        "A decision cannot be notified before it was made.", RefusalKind.Content);

    public static readonly Refusal NotifiedInFuture = new("decision.notified_in_future",
        "Une notification ne peut pas être datée dans l'avenir.",
        "A notification cannot be dated in the future.", RefusalKind.Content);

    public static readonly Refusal NotifiedTimeRequired = new("decision.notified_time_required",
        "Ce délai court d'heure à heure : l'heure de la notification est nécessaire (23:59 si l'acte n'en porte pas).",
        "This period runs by the hour: the hour of notification is needed (23:59 where the act states none).", RefusalKind.Content);

    public static readonly Refusal NotifiedOnAnotherDay = new("decision.notified_on_another_day",
        "L'heure de la notification n'est pas du jour de la notification.",
        "The hour of notification is not of the day of notification.", RefusalKind.Content);

    public static readonly Refusal AlreadyNotified = new("decision.already_notified",
        "La notification de cette décision est déjà enregistrée.",
        "The notification of this decision is recorded already.");
}
