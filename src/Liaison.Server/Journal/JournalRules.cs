using System.Data.Common;
using Liaison.Domain;

namespace Liaison.Server.Journal;

/// <summary>What the journal refuses.</summary>
public static class JournalRules
{
    public static readonly Refusal Unavailable = new("journal.unavailable",
        "Le journal ne peut pas être tenu pour le moment : sans journal, pas de réponse, et rien n'a été enregistré.",
        "The journal cannot be kept at the moment: no journal, no answer, and nothing was recorded.", RefusalKind.Unavailable);

    public static readonly Refusal NoCheckpoint = new("journal.no_checkpoint",
        "Aucun point de contrôle de cette taille ne couvre ce qui est demandé.",
        "No checkpoint of this size covers what is asked for.", RefusalKind.Content);

    public static readonly Refusal OneSuspect = new("journal.one_suspect",
        "Indiquer soit une clé (keyId), soit un compte (accountId).",
        "Name either a key (keyId) or an account (accountId).", RefusalKind.Content);

    /// <summary>Writes to the journal; where that fails, the refusal is <c>journal.unavailable</c>.</summary>
    internal static async Task Refusing(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception error) when (error is DbException or RefusedException)
        {
            throw Unavailable.Because();
        }
    }
}
