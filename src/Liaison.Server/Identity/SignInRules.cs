using Liaison.Domain;

namespace Liaison.Server.Identity;

/// <summary>Why somebody is not signed in. The texts help an honest person and tell a dishonest one nothing about others.</summary>
public static class SignInRules
{
    public static readonly Refusal ProviderFailed = new("sign_in.provider_failed",
        "Le service d'authentification n'a pas répondu comme attendu. Recommencer ; si cela se répète, prévenir l'administrateur.",
        "The identity provider did not answer as expected. Try again; if it happens again, tell the administrator.");

    public static readonly Refusal ProviderRefused = new("sign_in.provider_refused",
        "Le service d'authentification n'a pas confirmé la connexion, ou elle a été abandonnée.",
        "The identity provider did not confirm the sign-in, or it was abandoned.");

    public static readonly Refusal ProofInvalid = new("sign_in.proof_invalid",
        "La preuve d'identité reçue n'est pas valable : personne n'a été connecté.",
        "The proof of identity that came is not valid: nobody was signed in.");

    public static readonly Refusal Foreign = new("sign_in.not_started_here",
        "Cette connexion n'a pas été commencée dans ce navigateur, ou elle a déjà servi ou expiré : recommencer.",
        "This sign-in was not started in this browser, or was used already or has expired: start again.");

    public static readonly Refusal LevelTooLow = new("sign_in.level_too_low",
        "Le niveau d'authentification n'est pas suffisant pour ce service.",
        "The level of authentication does not suffice for this service.");

    public static readonly Refusal UnknownPerson = new("sign_in.unknown_person",
        "Vous êtes bien authentifié, mais aucun compte ne vous attend ici : une invitation est nécessaire.",
        "You are authenticated, but no account waits for you here: an invitation is needed.");

    public static readonly Refusal AccountClosed = new("sign_in.account_closed",
        "Ce compte est suspendu ou a pris fin, ou son association a cessé de travailler ici.",
        "This account is suspended or has ended, or its association no longer works here.");

    public static readonly Refusal CodeWrong = new("sign_in.code_wrong",
        "Cet identifiant et ce code ne vont pas ensemble, ou le code a déjà servi. Attendre le code suivant puis recommencer.",
        "This sign-in name and this code do not go together, or the code was used already. Wait for the next code and try again.");

    public static readonly Refusal Locked = new("sign_in.locked",
        "Trop de codes faux : ce compte n'accepte plus de code pendant quinze minutes.",
        "Too many wrong codes: this account takes no code for fifteen minutes.");

    public static readonly Refusal PasskeyWrong = new("sign_in.passkey_wrong",
        "Cette clé d'accès (passkey) n'est pas connue ici, ou son essai a expiré : recommencer.",
        "This passkey is not known here, or the attempt has expired: try again.");

    public static readonly Refusal IdentityTaken = new("sign_in.identity_taken",
        "Cette identité a déjà un compte ici : se connecter, ou demander d'abord la fin de ce compte.",
        "This identity has an account here already: sign in, or ask for that account to be ended first.");

    public static readonly Refusal InvitationOver = new("invitation.over",
        "Cette invitation n'est pas connue, a déjà servi, a été retirée ou a expiré : en demander une autre.",
        "This invitation is not known, was used already, was withdrawn or has expired: ask for another one.");

    public static readonly Refusal MeansNotOpen = new("sign_in.means_not_open",
        "Les agents de la préfecture se connectent par le service d'authentification de l'État.",
        "The prefecture's people sign in through the State's identity provider.");
}
