using System.Text.Json;
using Liaison.Domain;
using Liaison.Server.Identity;
using Microsoft.AspNetCore.Identity;

namespace Liaison.Server.SignIn;

/// <summary>An authenticator application that is about to be set up: its key is kept by the page alone until a code shows that it works.</summary>
/// <param name="Sealed">The key for this invitation, encrypted, for the page to bring back.</param>
public sealed record AuthenticatorSetup(string Key, string Sealed)
{
    private const int GroupLength = 4;

    /// <summary>The key in groups of four, as people type it.</summary>
    public string Grouped => string.Join(' ', Key.Chunk(GroupLength).Select(group => new string(group)));

    /// <summary>The address by which a telephone hands the key to its application.</summary>
    public string Address => $"otpauth://totp/Liaison?secret={Key}&issuer=Liaison&digits=6";
}

/// <summary>Accepts invitations by a passkey or by an authenticator application.</summary>
public sealed class Acceptances(UserManager<Account> users, AccountTable accounts, InvitationTable invitations, Proofs proofs)
{
    private static readonly TimeSpan SetupTime = TimeSpan.FromMinutes(30);

    private sealed record Kept(Guid Invitation, string Key);

    /// <summary>Whether people may prove themselves here rather than by a provider: where there is one, the prefecture's people use it.</summary>
    public static bool IsLocalOpen(SignInOptions settings, Invitation invitation) => !settings.ProConnect.IsOn || invitation.AssociationId is not null;

    /// <summary>The invitation of a link. Code: <c>invitation.over</c>, whatever the reason.</summary>
    public async Task<Invitation> Waiting(string secret, DateTimeOffset now) =>
        await invitations.Find(secret) is { } invitation && invitation.Waits(now) ? invitation : throw SignInRules.InvitationOver.Because();

    /// <summary>A new key for an authenticator application.</summary>
    public AuthenticatorSetup Setup(Invitation invitation)
    {
        var key = users.GenerateNewAuthenticatorKey();
        return new AuthenticatorSetup(key, proofs.SealFor(SetupTime, JsonSerializer.Serialize(new Kept(invitation.Id, key))));
    }

    /// <summary>The key that a page brought back. Code: <c>invitation.over</c> where it is not this invitation's, or too old.</summary>
    public AuthenticatorSetup SetupFrom(Invitation invitation, string text) =>
        proofs.OpenInTime(text) is { } kept && JsonSerializer.Deserialize<Kept>(kept) is { } read && read.Invitation == invitation.Id
            ? new AuthenticatorSetup(read.Key, text) : throw SignInRules.InvitationOver.Because();

    /// <summary>The account that an invitation becomes with an authenticator application.</summary>
    public Account AccountWith(Invitation invitation, AuthenticatorSetup setup, DateTimeOffset now) =>
        Account.Of(invitation, Ids.New(now), now) with { AuthenticatorKey = proofs.Seal(setup.Key) };

    /// <summary>Opens an account; returns its recovery codes where it is one with codes.</summary>
    /// <exception cref="RefusedException"><c>invitation.over</c></exception>
    public async Task<IReadOnlyList<string>> Open(Account account, Acceptance acceptance)
    {
        await accounts.Open(account, acceptance);
        return acceptance.Passkey is null ? [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes.RecoveryCodes) ?? []] : [];
    }
}
