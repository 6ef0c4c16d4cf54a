using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Liaison.Server.SignIn;

/// <summary>The page of an invitation, and its forms.</summary>
public static class Accepting
{
    public static async Task Page(string secret, Acceptances acceptances, InvitationTable invitations, HttpContext http) =>
        await Page(http, secret, await acceptances.Waiting(secret, Now(http)), invitations);

    public static async Task ByProvider(string secret, Acceptances acceptances, SignInOptions settings, HttpContext http)
    {
        await acceptances.Waiting(secret, Now(http));
        await SigningIn.Challenge(http, settings,
            new AuthenticationProperties { RedirectUri = "/account", Items = { [ProConnectEvents.Invitation] = secret } });
    }

    public static async Task SetUpCode(string secret, Acceptances acceptances, HttpContext http) =>
        await Show.Page<AuthenticatorPage>(http, StatusCodes.Status200OK,
            Setup(secret, acceptances.Setup(await Local(http, secret, acceptances)), null));

    public static async Task ByCode(string secret, [FromForm] string? setup, [FromForm] string? code, Acceptances acceptances, Codes codes, HttpContext http)
    {
        var invitation = await Local(http, secret, acceptances);
        var sent = acceptances.SetupFrom(invitation, setup ?? "");
        var account = acceptances.AccountWith(invitation, sent, Now(http));
        var digits = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await codes.Fits(account, digits))
        {
            await Show.Page<AuthenticatorPage>(http, StatusCodes.Status400BadRequest, Setup(secret, sent, SignInRules.CodeWrong));
            return;
        }
        var recovery = await acceptances.Open(account, new Acceptance(invitation.Id, null, http.TraceIdentifier));
        await codes.Spend(account, digits);
        await SigningIn.Begin(http, account, SignInMeans.OneTimeCode);
        await Show.Page<OpenedPage>(http, StatusCodes.Status200OK,
            new() { [nameof(OpenedPage.SignInName)] = account.SignInName, [nameof(OpenedPage.RecoveryCodes)] = recovery });
    }

    public static async Task<ContentHttpResult> PasskeyOptions(string secret, Acceptances acceptances, SignInManager<Account> signIn, HttpContext http)
    {
        var invitation = await Local(http, secret, acceptances);
        var person = new PasskeyUserEntity { Id = Ids.New(Now(http)).ToString(), Name = invitation.Name, DisplayName = invitation.Name };
        return TypedResults.Text(await signIn.MakePasskeyCreationOptionsAsync(person), "application/json");
    }

    public static async Task ByPasskey(string secret, [FromForm] string? credential, Acceptances acceptances, SignInManager<Account> signIn, HttpContext http)
    {
        var invitation = await Local(http, secret, acceptances);
        var made = await Made(credential, signIn);
        var account = Account.Of(invitation, Guid.Parse(made.UserEntity!.Id), Now(http));
        await acceptances.Open(account, new Acceptance(invitation.Id, made.Passkey, http.TraceIdentifier));
        await SigningIn.Begin(http, account, SignInMeans.Passkey);
        http.Response.Redirect("/account");
    }

    private static async Task<PasskeyAttestationResult> Made(string? credential, SignInManager<Account> signIn)
    {
        try
        {
            var made = await signIn.PerformPasskeyAttestationAsync(credential ?? "");
            return made.Succeeded ? made : throw SignInRules.PasskeyWrong.Because();
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            throw SignInRules.PasskeyWrong.Because();
        }
    }

    // Code: sign_in.means_not_open for who has to come by the provider.
    private static async Task<Invitation> Local(HttpContext http, string secret, Acceptances acceptances)
    {
        var invitation = await acceptances.Waiting(secret, Now(http));
        return Acceptances.IsLocalOpen(http.RequestServices.GetRequiredService<SignInOptions>(), invitation) ? invitation
            : throw SignInRules.MeansNotOpen.Because();
    }

    private static async Task Page(HttpContext http, string secret, Invitation invitation, InvitationTable invitations) =>
        await Show.Page<InvitationPage>(http, StatusCodes.Status200OK, new()
        {
            [nameof(InvitationPage.Invitation)] = invitation, [nameof(InvitationPage.Secret)] = secret,
            [nameof(InvitationPage.Names)] = await invitations.NamesOf(invitation.PrefectureCode, invitation.AssociationId),
        });

    private static Dictionary<string, object?> Setup(string secret, AuthenticatorSetup setup, Refusal? refusal) => new()
    {
        [nameof(AuthenticatorPage.Secret)] = secret, [nameof(AuthenticatorPage.Setup)] = setup, [nameof(AuthenticatorPage.Refusal)] = refusal,
    };

    private static DateTimeOffset Now(HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>().Now();
}
