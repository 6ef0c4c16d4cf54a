using Liaison.Domain;
using Liaison.Server.Identity;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Accounts;

/// <summary>Who gives a person which role: who may make a key of it. Roles that read the cases of the prefecture and those of associations
/// are the office head's to give, an association's also its manager's, the others the administrator's: nobody who manages accounts lets
/// himself in to cases.</summary>
public static class Giving
{
    public static readonly Refusal NotYours = new("role.not_yours_to_give",
        "Il ne vous appartient pas de donner ce rôle.",
        "This role is not yours to give.", RefusalKind.Right);

    public static readonly Refusal OtherSide = new("role.other_side",
        "Un compte ne passe pas d'une association à la préfecture ni inversement : inviter la personne à nouveau.",
        "An account does not move between an association and the prefecture: invite the person anew.");

    /// <summary>An account has all rights of its role, so a narrowed key gives it only where it has them all itself.
    /// Codes: <c>role.not_yours_to_give</c>, <c>key.scope_beyond_maker</c>.</summary>
    public static void Check(Caller caller, Role given)
    {
        if (!KeyGrants.Gives(caller.Role, given))
            throw NotYours.Because();
        KeyGrants.CheckGiving(caller, given, null);
    }

    /// <summary>To take a role back gives nothing: an administrator may take any. Code: <c>role.not_yours_to_give</c>.</summary>
    public static void CheckTakingBack(Caller caller, Role given)
    {
        if (!KeyGrants.TakesBack(caller.Role, given))
            throw NotYours.Because();
    }
}
