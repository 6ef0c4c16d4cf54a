using System.Text.Json;
using Liaison.Server.Identity;
using Microsoft.AspNetCore.Identity;

namespace Liaison.Server.SignIn;

/// <summary>The accounts as the managers of ASP.NET Core Identity ask for them: authenticator keys, recovery codes and passkeys.</summary>
public sealed class AccountStore(AccountTable accounts, PasskeyTable passkeys, Proofs proofs)
    : IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>, IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SignInName);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => GetUserNameAsync(user, cancellationToken);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.SignInName = userName!;
        return Task.CompletedTask;
    }

    // A sign-in name is made in capitals and stays as it is.
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An account begins with an invitation.");

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An account ends and stays, for the journal speaks of it.");

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        if (!await accounts.SaveProofs(user))
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        user.Version++;
        return IdentityResult.Success;
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await accounts.Find(id) : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => accounts.Named(normalizedUserName);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = proofs.Seal(key);
        return Task.CompletedTask;
    }

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(proofs.Open(user.AuthenticatorKey));

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        user.RecoveryCodes = proofs.Seal(JsonSerializer.Serialize(recoveryCodes));
        return Task.CompletedTask;
    }

    public async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var codes = CodesOf(user);
        if (!codes.Remove(code))
            return false;
        await ReplaceCodesAsync(user, codes, cancellationToken);
        return true;
    }

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(CodesOf(user).Count);

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => passkeys.Save(user.Id, passkey);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) => passkeys.Of(user.Id);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => accounts.Holding(credentialId);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await passkeys.Of(user.Id)).FirstOrDefault(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId));

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => passkeys.Remove(user.Id, credentialId);

    public void Dispose()
    {
        // holds nothing of its own
    }

    private List<string> CodesOf(Account user) => proofs.Open(user.RecoveryCodes) is { } codes ? JsonSerializer.Deserialize<List<string>>(codes)! : [];
}
