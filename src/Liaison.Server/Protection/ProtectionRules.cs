using Liaison.Domain;

namespace Liaison.Server.Protection;

/// <summary>What the protection of case files refuses.</summary>
public static class ProtectionRules
{
    public static readonly Refusal Unreadable = new("protection.unreadable",
        "Ce contenu protégé ne peut pas être lu pour le moment ; l'administrateur doit vérifier les clés.",
        "This protected content cannot be read at the moment; the administrator has to check the keys.", RefusalKind.Unavailable);
}
