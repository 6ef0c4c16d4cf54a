using Liaison.Domain;
using Liaison.Server.Identity;
using Liaison.Server.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Liaison.Server.SignIn;

/// <summary>The page for signing in, and its forms.</summary>
public static class SigningIn
{
    private const string Account = "/account";

    public static Task Page(HttpContext http) => Show.Page<SignInPage>(http, StatusCodes.Status200OK, []);

    public static Task ByProvider(HttpContext http, SignInOptions settings) =>
        Challenge(http, settings, new AuthenticationProperties { RedirectUri = Account });

    /// <summary>Sends the person to the provider. Codes: <c>sign_in.provider_failed</c> where it cannot be reached.</summary>
    public static async Task Challenge(HttpContext http, SignInOptions settings, AuthenticationProperties properties)
    {
        if (!settings.ProConnect.IsOn)
            throw CommonRules.Absent.Because();
        try
        {
            await http.ChallengeAsync(ProConnect.SchemeName, properties);
        }
        catch (Exception failed) when (failed is InvalidOperationException or HttpRequestException or OperationCanceledException)
        {
            throw SignInRules.ProviderFailed.Because();
        }
    }

    public static async Task ByCode([FromForm] string? name, [FromForm] string? code, Codes codes, HttpContext http)
    {
        try
        {
            var (account, means) = await codes.Check(name ?? "", code ?? "");
            await Begin(http, account, means);
            http.Response.Redirect(Account);
        }
        catch (RefusedException refused)
        {
            await Show.Page<SignInPage>(http, StatusCodes.Status400BadRequest,
                new() { [nameof(SignInPage.Name)] = name, [nameof(SignInPage.Code)] = refused.Refusal });
        }
    }

    public static async Task<ContentHttpResult> PasskeyOptions(SignInManager<Account> signIn) =>
        TypedResults.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public static async Task ByPasskey([FromForm] string? credential, SignInManager<Account> signIn, HttpContext http)
    {
        try
        {
            var account = await HolderOf(credential, signIn);
            if (!account.IsOpen)
                throw SignInRules.AccountClosed.Because();
            await Begin(http, account, SignInMeans.Passkey);
            http.Response.Redirect(Account);
        }
        catch (RefusedException refused)
        {
            await Show.Page<SignInPage>(http, StatusCodes.Status400BadRequest, new() { [nameof(SignInPage.Passkey)] = refused.Refusal });
        }
    }

    /// <summary>Begins the session of a person who has proved who it is.</summary>
    public static Task Begin(HttpContext http, Account account, SignInMeans means) =>
        http.SignInAsync(SessionAuthentication.SchemeName, SessionAuthentication.PersonOf(account, means));

    private static async Task<Account> HolderOf(string? credential, SignInManager<Account> signIn)
    {
        try
        {
            var result = await signIn.PerformPasskeyAssertionAsync(credential ?? "");
            if (!result.Succeeded)
                throw SignInRules.PasskeyWrong.Because();
            await signIn.UserManager.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
            return result.User;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // No attempt is under way in this browser.
            throw SignInRules.PasskeyWrong.Because();
        }
    }
}
