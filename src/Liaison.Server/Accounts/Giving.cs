using Liaison.Domain;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Accounts;

/// <summary>Who gives which role. Roles that read the cases of the prefecture are the office head's to give, those of an association its
/// manager's or the office's, the others the administrator's: so nobody who manages accounts lets himself in to cases.</summary>
public static class Giving
{
    private static readonly Role[] OfAssociations = [Role.Association, Role.AssociationManager];
    private static readonly Role[] OfTheOffice = [Role.OfficeAgent, Role.OfficeHead];

    private static readonly Dictionary<Role, Role[]> Table = new()
    {
        [Role.AssociationManager] = OfAssociations,
        [Role.OfficeAgent] = OfAssociations,
        [Role.OfficeHead] = [.. OfAssociations, .. OfTheOffice],
        [Role.Administrator] = [Role.Cabinet, Role.SecretaryGeneral, Role.PressOfficer, Role.DataProtectionOfficer, Role.Administrator],
    };

    public static readonly Refusal NotYours = new("role.not_yours_to_give",
        "Il ne vous appartient pas de donner ce rôle.",
        "This role is not yours to give.", RefusalKind.Right);

    public static readonly Refusal OtherSide = new("role.other_side",
        "Un compte ne passe pas d'une association à la préfecture ni inversement : inviter la personne à nouveau.",
        "An account does not move between an association and the prefecture: invite the person anew.");

    /// <summary>The roles that a role gives.</summary>
    public static IReadOnlyList<Role> By(Role giver) => Table.GetValueOrDefault(giver, []);

    /// <summary>Refused with <c>role.not_yours_to_give</c> unless the caller may give the role.</summary>
    public static void Check(Caller caller, Role given)
    {
        if (!By(caller.Role).Contains(given))
            throw NotYours.Because();
    }

    /// <summary>Whether a role belongs to an association.</summary>
    public static bool IsOfAssociation(Role role) => OfAssociations.Contains(role);

    /// <summary>Whose accounts the caller knows of, for the <c>WHERE</c> of every statement: those whose role is his to give, and for the
    /// administrator, who takes back what is not his to give, all of the prefecture's own people.</summary>
    public static (int Members, int Office, int Staff) Sight(Caller caller) => (
        By(caller.Role).Contains(Role.Association) ? 1 : 0,
        By(caller.Role).Contains(Role.OfficeAgent) ? 1 : 0,
        caller.Role == Role.Administrator ? 1 : 0);
}
