using Liaison.Domain;

namespace Liaison.Server.Pipeline;

/// <summary>What is refused of a command that is sent again.</summary>
public static class RepeatRules
{
    public static readonly Refusal Malformed = new("idempotency_key.malformed",
        "Idempotency-Key est un texte entre guillemets de 1 à 255 caractères ASCII imprimables.",
        "Idempotency-Key is a quoted string of 1 to 255 printable ASCII characters.");

    public static readonly Refusal Reused = new("idempotency_key.reused",
        "Cette Idempotency-Key a déjà servi à une autre demande ; rien n'a été enregistré.",
        "This Idempotency-Key has served for another request; nothing was recorded.", RefusalKind.Content);

    public static readonly Refusal AnsweredOnce = new("idempotency_key.answered_once",
        "L'opération a déjà été faite sous cette Idempotency-Key, et sa réponse ne se donne qu'une fois.",
        "This was done already under this Idempotency-Key, and its answer is given only once.");
}
