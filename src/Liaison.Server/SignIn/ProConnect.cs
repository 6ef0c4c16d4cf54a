using Liaison.Server.Data;
using Liaison.Server.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Liaison.Server.SignIn;

/// <summary>Signing in by an OpenID provider under ProConnect's rules: a confidential client, the code flow, and no parameter that is not on
/// its list.</summary>
public static class ProConnect
{
    public const string SchemeName = "ProConnect";
    public const string ReturnPath = "/sign-in/proconnect/return";
    public const string SignedOutPath = "/sign-out/return";

    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);

    public static AuthenticationBuilder AddProConnect(this AuthenticationBuilder authentication, SignInOptions settings)
    {
        if (!settings.ProConnect.IsOn)
            return authentication;
        authentication.Services.AddOptions<OpenIdConnectOptions>(SchemeName)
            .Configure<TimeProvider>((options, clock) => Demand(options.TokenValidationParameters, settings.ProConnect, clock));
        return authentication.AddOpenIdConnect(SchemeName, options => Configure(options, settings));
    }

    private static void Configure(OpenIdConnectOptions options, SignInOptions settings)
    {
        var provider = settings.ProConnect;
        (options.Authority, options.ClientId) = (provider.Authority!.AbsoluteUri, provider.ClientId);
        options.ClientSecret = File.ReadAllText(provider.ClientSecretFile!).Trim();
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        // ProConnect refuses what is not on its list (Y000400): no PKCE, no telemetry, no pushed requests.
        (options.UsePkce, options.DisableTelemetry) = (false, true);
        options.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        options.Scope.Clear();
        foreach (var scope in provider.Asked)
            options.Scope.Add(scope);
        (options.CallbackPath, options.SignedOutCallbackPath, options.RemoteSignOutPath) = (ReturnPath, SignedOutPath, default);
        options.SignedOutRedirectUri = "/sign-in";
        (options.SignInScheme, options.SignOutScheme) = (SessionAuthentication.SchemeName, SessionAuthentication.SchemeName);
        // The framework reads a signed answer about the person without verifying it: UserInfo does both.
        options.GetClaimsFromUserInfoEndpoint = false;
        (options.MapInboundClaims, options.SaveTokens) = (false, false);
        options.BackchannelTimeout = AtMost;
        options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };
        options.EventsType = typeof(ProConnectEvents);
        Keep(options.CorrelationCookie, settings, "liaison-sign-in.");
        Keep(options.NonceCookie, settings, "liaison-nonce.");
    }

    private static void Keep(CookieBuilder cookie, SignInOptions settings, string name)
    {
        (cookie.Name, cookie.Path) = (settings.CookieName(name), "/");
        (cookie.HttpOnly, cookie.SameSite) = (true, SameSiteMode.Lax);
        cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }

    // What every token of the provider must be, by the clock of the service.
    private static void Demand(TokenValidationParameters demanded, ProConnectOptions provider, TimeProvider clock)
    {
        demanded.ValidAlgorithms = provider.SignedBy;
        (demanded.ValidateIssuer, demanded.ValidateAudience, demanded.ValidateLifetime, demanded.ValidateIssuerSigningKey) = (true, true, true, true);
        (demanded.RequireSignedTokens, demanded.RequireExpirationTime, demanded.RequireAudience) = (true, true, true);
        demanded.TryAllIssuerSigningKeys = false;
        demanded.ClockSkew = TimeSpan.FromMinutes(1);
        demanded.LifetimeValidator = (from, until, _, _) =>
            until + demanded.ClockSkew > clock.Now().UtcDateTime && (from is null || from - demanded.ClockSkew <= clock.Now().UtcDateTime);
    }
}
