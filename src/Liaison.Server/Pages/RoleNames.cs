using Liaison.Server.Identity;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;

namespace Liaison.Server.Pages;

/// <summary>Roles as people read them.</summary>
public static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Association => Language.Pick("membre d'une association", "member of an association"),
        Role.AssociationManager => Language.Pick("responsable d'une association", "manager of an association"),
        Role.OfficeAgent => Language.Pick("agent du bureau des étrangers", "agent of the foreigners office"),
        Role.OfficeHead => Language.Pick("chef du bureau des étrangers", "head of the foreigners office"),
        Role.Cabinet => Language.Pick("cabinet du préfet", "the préfet's cabinet"),
        Role.SecretaryGeneral => Language.Pick("secrétaire général", "secretary general"),
        Role.PressOfficer => Language.Pick("chargé de la communication", "press officer"),
        Role.DataProtectionOfficer => Language.Pick("délégué à la protection des données", "data protection officer"),
        Role.Administrator => Language.Pick("administrateur", "administrator"),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}

/// <summary>Proofs of identity as people read them.</summary>
public static class MeansNames
{
    public static string Of(SignInMeans means) => means switch
    {
        SignInMeans.Provider => "ProConnect",
        SignInMeans.Passkey => Language.Pick("clé d'accès", "passkey"),
        SignInMeans.OneTimeCode => Language.Pick("code à usage unique", "one-time code"),
        SignInMeans.RecoveryCode => Language.Pick("code de secours", "recovery code"),
        SignInMeans.Demo => Language.Pick("aucune (démonstration)", "none (demo)"),
        _ => throw new ArgumentOutOfRangeException(nameof(means)),
    };
}
