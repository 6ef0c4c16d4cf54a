namespace Liaison.Domain.Cases;

/// <summary>The refusal of urgency, and what is said of an urgent case.</summary>
public static class UrgencyRules
{
    public static readonly Refusal StepNotAllowed = new("urgency.step_not_allowed",
        "L'étape « {step} » n'est pas possible pour un dossier à l'état « {state} ».",
        "The step \"{step}\" is not possible for a case in state \"{state}\".");

    /// <summary>Whom to turn to; a prefecture that names nobody is said to.</summary>
    /// <param name="dutyContact">As the settings of the prefecture have it.</param>
    public static Wording Notice(string? dutyContact) => string.IsNullOrWhiteSpace(dutyContact)
        ? new("Un dossier urgent n'attend aucune réunion. La préfecture n'a indiqué aucune permanence : s'adresser au bureau des étrangers sans attendre.",
            "An urgent case never waits for a meeting. The prefecture has named no duty contact: turn to the foreigners office at once.")
        : new($"Un dossier urgent n'attend aucune réunion : s'adresser à la permanence de la préfecture, {dutyContact}.",
            $"An urgent case never waits for a meeting: turn to the duty contact of the prefecture, {dutyContact}.");
}
