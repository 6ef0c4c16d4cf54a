using Liaison.Server.Data;
using Liaison.Server.Identity;
using Microsoft.AspNetCore.Identity;

namespace Liaison.Server.SignIn;

/// <summary>Signing in with a sign-in name and a code: of an authenticator application, or one of the recovery codes.</summary>
public sealed class Codes(UserManager<Account> users, AccountTable accounts, TimeProvider clock)
{
    /// <summary>How many recovery codes a person gets, each good once.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>How many codes may be tried before the account is locked.</summary>
    public const int Tries = 5;

    private const int Digits = 6;

    /// <summary>For how long it is locked then.</summary>
    public static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    // Identity takes the codes of two and a half minutes; a code that was used is refused for longer than that.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    /// <summary>The person of a name and a code. The same refusal for a name that is not known and a code that is wrong.</summary>
    /// <exception cref="Domain.RefusedException"><c>sign_in.code_wrong</c>, <c>sign_in.locked</c>, <c>sign_in.account_closed</c></exception>
    public async Task<(Account Account, SignInMeans Means)> Check(string signInName, string code)
    {
        var typed = code.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var account = await accounts.Named(signInName.Trim().ToUpperInvariant()) ?? throw SignInRules.CodeWrong.Because();
        if (!await accounts.MayTry(account.Id, Tries, Locked))
            throw SignInRules.Locked.Because();
        var isOneTime = typed.Length == Digits;
        if (!(isOneTime ? await IsGood(account, typed) : await Redeem(account, typed)))
            throw SignInRules.CodeWrong.Because();
        await accounts.ClearTries(account.Id);
        return account.IsOpen ? (account, isOneTime ? SignInMeans.OneTimeCode : SignInMeans.RecoveryCode) : throw SignInRules.AccountClosed.Because();
    }

    /// <summary>Whether a code is that of the account's authenticator at present.</summary>
    public Task<bool> Fits(Account account, string code) => users.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code);

    private async Task<bool> IsGood(Account account, string code) =>
        await Fits(account, code) && await Spend(account, code);

    /// <summary>Takes a code once; says whether it was still good.</summary>
    public Task<bool> Spend(Account account, string code) => accounts.UseCode(account.Id, code, clock.Now() - Remembered);

    private async Task<bool> Redeem(Account account, string code) => (await users.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded;
}
