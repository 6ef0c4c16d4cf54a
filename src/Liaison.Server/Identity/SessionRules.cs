using Liaison.Domain;

namespace Liaison.Server.Identity;

/// <summary>What is refused to who comes with a cookie rather than with a key.</summary>
public static class SessionRules
{
    public static readonly Refusal Unknown = new("session.unknown",
        "Cette session n'est pas connue : se connecter à nouveau.",
        "This session is not known: sign in again.");

    public static readonly Refusal Expired = new("session.expired",
        "Cette session a expiré : se connecter à nouveau.",
        "This session has expired: sign in again.");

    public static readonly Refusal Ended = new("session.ended",
        "Cette session a pris fin : se connecter à nouveau.",
        "This session has ended: sign in again.");

    public static readonly Refusal AntiforgeryInvalid = new("antiforgery.invalid",
        "Cet envoi ne vient pas d'une page de ce service, ou la page est trop ancienne : la recharger puis recommencer.",
        "This was not sent from a page of this service, or the page is too old: load it again and retry.");
}
