using Liaison.Domain;

namespace Liaison.Server.Web;

/// <summary>What the web itself refuses, before a use case is reached.</summary>
public static class WebRules
{
    public const int MaxBodyBytes = 1024 * 1024;
    public const int MaxHeaderBytes = 16 * 1024;
    public const int MaxRequestLineBytes = 8 * 1024;

    public static readonly Refusal KeyMissing = new("key.missing",
        "Une clé d'accès est nécessaire : Authorization: Bearer <clé>.",
        "A key is required: Authorization: Bearer <key>.");

    public static readonly Refusal KeyUnknown = new("key.unknown",
        "Cette clé d'accès n'est pas connue.",
        "This key is not known.");

    public static readonly Refusal KeyExpired = new("key.expired",
        "Cette clé d'accès a expiré.",
        "This key has expired.");

    public static readonly Refusal KeyRevoked = new("key.revoked",
        "Cette clé d'accès a été révoquée.",
        "This key has been revoked.");

    public static readonly Refusal KeyReplaced = new("key.replaced",
        "Le secret de cette clé d'accès a été remplacé par un nouveau.",
        "The secret of this key has been replaced by a new one.");

    public static readonly Refusal KeyNetworkNotAllowed = new("key.network_not_allowed",
        "Cette clé d'accès ne peut pas être utilisée depuis ce réseau.",
        "This key cannot be used from this network.", RefusalKind.Right);

    public static readonly Refusal RouteUnknown = new("route.unknown",
        "Cette adresse n'existe pas.",
        "There is nothing at this address.");

    public static readonly Refusal MethodNotAllowed = new("route.method_not_allowed",
        "Cette méthode n'est pas prévue à cette adresse.",
        "This method is not available at this address.");

    public static readonly Refusal MediaTypeNotSupported = new("body.media_type_not_supported",
        "Le corps de la requête doit être du JSON (Content-Type: application/json).",
        "The body must be JSON (Content-Type: application/json).");

    public static readonly Refusal BodyMalformed = new("body.malformed",
        "Le corps de la requête n'est pas le JSON attendu.",
        "The body is not the JSON expected.");

    public static readonly Refusal BodyTooLarge = new("body.too_large",
        "Le corps de la requête dépasse 1 Mio, ou 10 Mio pour un fichier à importer.",
        "The body exceeds 1 MiB, or 10 MiB for a file to import.");

    public static readonly Refusal ParameterMalformed = new("parameter.malformed",
        "Un paramètre de l'adresse n'a pas la forme attendue.",
        "A parameter of the address does not have the form expected.");

    public static readonly Refusal CursorInvalid = new("cursor.invalid",
        "Ce curseur n'est pas valable pour cette liste et cet appelant.",
        "This cursor is not valid for this list and this caller.", RefusalKind.Content);

    public static readonly Refusal ContentInvalid = new("content.invalid",
        "Certains champs ne sont pas acceptés.",
        "Some fields are not accepted.");

    public static readonly Refusal Failed = new("service.failed",
        "Le service a rencontré une erreur ; rien n'a été enregistré.",
        "The service met an error; nothing was recorded.");
}
