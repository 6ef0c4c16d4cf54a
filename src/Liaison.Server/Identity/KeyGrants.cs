using System.Collections.Frozen;
using Liaison.Domain;
using Liaison.Server.Pipeline;
using static Liaison.Server.Pipeline.Role;

namespace Liaison.Server.Identity;

/// <summary>Who may make a key of which role. Nobody makes a key that shows cases which he may not read himself.</summary>
public static class KeyGrants
{
    private static readonly FrozenDictionary<Role, Role[]> Table = new Dictionary<Role, Role[]>
    {
        [AssociationManager] = [Association, AssociationManager],
        [OfficeHead] = [OfficeAgent, OfficeHead, Association, AssociationManager],
        [Administrator] = [Cabinet, SecretaryGeneral, PressOfficer, DataProtectionOfficer, Administrator],
    }.ToFrozenDictionary();

    public static readonly Refusal RoleNotYours = new("key.role_not_yours",
        "Les clés de ce rôle ne relèvent pas de vous.",
        "Keys of this role are not yours to make or to take back.", RefusalKind.Right);

    public static readonly Refusal ScopeBeyondMaker = new("key.scope_beyond_maker",
        "Votre propre clé est limitée : elle ne peut pas en donner une qui permet davantage.",
        "Your own key is narrowed: it cannot give one that may do more.", RefusalKind.Right);

    public static readonly Refusal ScopeBeyondRole = new("key.scope_beyond_role",
        "Une clé ne peut pas porter un droit que son rôle n'a pas.",
        "A key cannot hold a right that its role has not.", RefusalKind.Content);

    public static readonly Refusal AssociationNotDue = new("key.association_not_due",
        "Une clé de ce rôle n'appartient à aucune association.",
        "A key of this role belongs to no association.", RefusalKind.Content);

    /// <summary>Whether keys of a role belong to an association.</summary>
    public static bool IsOfAssociation(Role role) => role is Association or AssociationManager;

    /// <summary>Whether a role gives keys of another.</summary>
    public static bool Gives(Role maker, Role role) => Table.TryGetValue(maker, out var given) && given.Contains(role);

    /// <summary>Who gets the secret of a key must be one who gives it. Codes: <c>key.role_not_yours</c>, <c>key.scope_beyond_maker</c>.</summary>
    /// <param name="rights">What the key is narrowed to, or null.</param>
    public static void CheckGiving(Caller maker, Role role, IReadOnlyList<Right>? rights)
    {
        if (!Gives(maker.Role, role))
            throw RoleNotYours.Because();
        if (maker.Scopes is not null && !(rights ?? Policy.RightsOf(role)).All(maker.May))
            throw ScopeBeyondMaker.Because();
    }

    /// <summary>To take a key back gives nothing: an administrator may stop any. Code: <c>key.role_not_yours</c>.</summary>
    public static void CheckTakingBack(Caller caller, Role role)
    {
        if (!TakesBack(caller.Role, role))
            throw RoleNotYours.Because();
    }

    /// <summary>Whether a role may take back keys of another.</summary>
    public static bool TakesBack(Role caller, Role role) => caller == Administrator || Gives(caller, role);

    /// <summary>The names under which scopes are kept. Code: <c>key.scope_beyond_role</c>.</summary>
    public static IReadOnlyList<string>? Narrowed(Role role, IReadOnlyList<Right>? scopes) => scopes is null ? null
        : scopes.All(right => Policy.Allows(role, right)) ? [.. scopes.Select(right => right.ToString())]
        : throw ScopeBeyondRole.In("scopes");
}
