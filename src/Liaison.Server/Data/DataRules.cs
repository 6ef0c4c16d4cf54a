using Liaison.Domain;

namespace Liaison.Server.Data;

/// <summary>What the database itself refuses.</summary>
public static class DataRules
{
    public static readonly Refusal ChangedMeanwhile = new("changed_meanwhile",
        "La ressource a été modifiée entre-temps : la relire puis recommencer.",
        "The resource was changed meanwhile: read it again and retry.");

    public static readonly Refusal Unavailable = new("storage.unavailable",
        "Les données ne sont pas accessibles pour le moment ; rien n'a été enregistré.",
        "The data cannot be reached at the moment; nothing was recorded.", RefusalKind.Unavailable);

    public static readonly Refusal OutcomeUnknown = new("storage.outcome_unknown",
        "La connexion aux données s'est perdue au moment d'enregistrer : relire avant de recommencer.",
        "The connection to the data was lost while recording: read again before you retry.", RefusalKind.Unavailable);

    public static readonly Refusal Busy = new("storage.busy",
        "Trop d'enregistrements attendent déjà ; rien n'a été enregistré. Réessayer dans un instant.",
        "Too many writes are waiting already; nothing was recorded. Try again in a moment.", RefusalKind.Unavailable);
}
