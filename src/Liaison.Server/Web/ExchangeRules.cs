using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>What is refused of the exchange itself: how it comes, how often, what it expects, in which form it wants its answer.</summary>
public static class ExchangeRules
{
    public static readonly Refusal HttpsRequired = new("https.required",
        "Ce service n'est accessible que par HTTPS ; une clé envoyée en clair est à révoquer.",
        "This service is reached by HTTPS alone; a key that was sent in the clear is to be revoked.");

    public static readonly Refusal LimitExceeded = new("limit.exceeded",
        "Trop de requêtes : attendre le nombre de secondes indiqué par Retry-After.",
        "Too many requests: wait for as many seconds as Retry-After says.");

    public static readonly Refusal FormNotAvailable = new("form.not_available",
        "Cette ressource n'existe pas dans une forme admise par Accept.",
        "This resource has no form that Accept admits.");

    public static readonly Refusal PreconditionMalformed = new("precondition.malformed",
        "If-Match ou If-None-Match n'est ni * ni une liste d'ETag entre guillemets.",
        "If-Match or If-None-Match is neither * nor a list of quoted ETags.");

    public static readonly Refusal PreconditionRequired = new("precondition.required",
        "Cette opération demande If-Match : l'ETag de la ressource telle qu'elle a été lue.",
        "This needs If-Match: the ETag of the resource as it was read.");

    public static readonly Refusal PreconditionFailed = new("precondition.failed",
        "La ressource n'est plus telle qu'elle a été lue : la relire, puis décider de nouveau.",
        "The resource is no longer as it was read: read it again, then decide anew.");
}
