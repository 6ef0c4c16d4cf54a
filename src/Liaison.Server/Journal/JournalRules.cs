using Liaison.Domain;

namespace Liaison.Server.Journal;

/// <summary>What the journal refuses.</summary>
public static class JournalRules
{
    public static readonly Refusal Unavailable = new("journal.unavailable",
        "Le journal ne peut pas être tenu pour le moment : sans journal, pas de réponse, et rien n'a été enregistré.",
        "The journal cannot be kept at the moment: no journal, no answer, and nothing was recorded.", RefusalKind.Unavailable);
}
