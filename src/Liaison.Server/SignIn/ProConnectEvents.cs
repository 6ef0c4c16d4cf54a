using Liaison.Domain;
using Liaison.Server.Data;
using Liaison.Server.Identity;
using Liaison.Server.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Liaison.Server.SignIn;

/// <summary>What is asked of the provider, and who its answer makes somebody here: the account of issuer and subject, or the one that an
/// invitation opens. Rights come from the account alone.</summary>
public sealed class ProConnectEvents(AccountTable accounts, InvitationTable invitations, SignInOptions settings, TimeProvider clock) : OpenIdConnectEvents
{
    /// <summary>Where the state of a sign-in keeps the invitation it is to accept.</summary>
    public const string Invitation = "invitation";

    private const string Nonce = "nonce";

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (settings.ProConnect.AcrValues.Count > 0)
            context.ProtocolMessage.AcrValues = string.Join(' ', settings.ProConnect.AcrValues);
        context.Properties.Items[Nonce] = context.ProtocolMessage.Nonce;
        return Task.CompletedTask;
    }

    public override async Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context)
    {
        // An answer that names another provider than the one asked was mixed up on its way. [RFC 9207]
        var provider = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        if (context.ProtocolMessage.Iss is { } issuer && issuer != provider.Issuer)
            throw SignInRules.ProofInvalid.Because();
    }

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        await SignedToken.Read(context, context.TokenEndpointResponse!.IdToken);
        var (issuer, subject) = (context.SecurityToken.Issuer, context.SecurityToken.Subject);
        if (settings.ProConnect.AcrValues is { Count: > 0 } accepted && !accepted.Contains(context.Principal!.FindFirst("acr")?.Value ?? ""))
            throw SignInRules.LevelTooLow.Because();
        // The framework is content with the nonce of any sign-in that this browser has started; it must be that of this one.
        if (context.SecurityToken.Payload.Nonce is not { } nonce || nonce != context.Properties!.Items[Nonce])
            throw SignInRules.ProofInvalid.Because();
        await UserInfo.Verify(context, subject);
        var account = context.Properties.Items.TryGetValue(Invitation, out var secret)
            ? await Accept(secret!, issuer, subject, context.HttpContext.TraceIdentifier)
            : await accounts.Known(issuer, subject) ?? throw SignInRules.UnknownPerson.Because();
        if (!account.IsOpen)
            throw SignInRules.AccountClosed.Because();
        context.Principal = SessionAuthentication.PersonOf(account, SignInMeans.Provider);
        context.Properties.Items.Remove(Invitation);
        context.Properties.StoreTokens(
            [new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken, Value = context.TokenEndpointResponse!.IdToken }]);
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        context.HandleResponse();
        return RefusedPage.Write(context.HttpContext, WhyNot(context.Failure, context.Request));
    }

    private async Task<Account> Accept(string secret, string issuer, string subject, string request)
    {
        var now = clock.Now();
        if (await invitations.Find(secret) is not { } invitation || !invitation.Waits(now))
            throw SignInRules.InvitationOver.Because();
        var account = Account.Of(invitation, Ids.New(now), now, issuer, subject);
        await accounts.Open(account, new Acceptance(invitation.Id, null, request));
        return account;
    }

    private static Refusal WhyNot(Exception? failure, HttpRequest request) => failure switch
    {
        RefusedException refused => refused.Refusal,
        { InnerException: RefusedException refused } => refused.Refusal,
        // The framework has no type of its own for a state that is missing, foreign or used.
        AuthenticationFailureException { InnerException: null } => SignInRules.Foreign,
        SecurityTokenException or OpenIdConnectProtocolInvalidNonceException or ArgumentException => SignInRules.ProofInvalid,
        OpenIdConnectProtocolException when request.Query.ContainsKey("error") => SignInRules.ProviderRefused,
        _ => SignInRules.ProviderFailed,
    };
}
