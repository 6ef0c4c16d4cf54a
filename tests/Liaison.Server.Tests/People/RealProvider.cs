using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Liaison.Server.Tests.People;

/// <summary>A real OpenID provider, OpenIddict, in process: it checks client, redirect and code by itself. Who stands before it is signed in
/// already, and its answer about the person is a signed token, as ProConnect's is.</summary>
public sealed class RealProvider(TimeProvider clock) : IAsyncDisposable
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;
    private WebApplication? app;

    /// <summary>The provider's own name of who stands before it.</summary>
    public string Subject { get; set; } = "agent-of-the-tests";

    public string Issuer => app!.Urls.First() + "/";

    private sealed class Kept(DbContextOptions options) : DbContext(options);

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        var kept = $"{Guid.NewGuid()}";
        builder.Services.AddDbContext<Kept>(options => options.UseInMemoryDatabase(kept).UseOpenIddict());
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<Kept>())
            .AddServer(Configure);
        app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/authorize", Authorize);
        app.MapGet("/userinfo", (Delegate)UserInfo);
        app.MapGet("/end", () => Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [Scheme]));
        await app.StartAsync();
        await Register();
    }

    public ValueTask DisposeAsync() => app!.DisposeAsync();

    private void Configure(OpenIddictServerBuilder server)
    {
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo").SetEndSessionEndpointUris("end");
        server.AllowAuthorizationCodeFlow().RegisterScopes(Scopes.OpenId);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableUserInfoEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough();
    }

    private async Task Register()
    {
        await using var scope = app!.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = RogueProvider.ClientId, ClientSecret = RogueProvider.ClientSecret, ClientType = ClientTypes.Confidential, ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(PeopleApp.Address + "/sign-in/proconnect/return") }, PostLogoutRedirectUris = { new Uri(PeopleApp.Address + "/sign-out/return") },
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode,
                Permissions.ResponseTypes.Code,
            },
        });
    }

    private IResult Authorize(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var identity = new ClaimsIdentity(Scheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Subject).SetClaim(Claims.AuthenticationContextReference, RogueProvider.Level).SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, Scheme);
    }

    private async Task<IResult> UserInfo(HttpContext http)
    {
        var known = await http.AuthenticateAsync(Scheme);
        if (known.Principal?.GetClaim(Claims.Subject) is not { } subject)
            return Results.Challenge(null, [Scheme]);
        var options = http.RequestServices.GetRequiredService<IOptions<OpenIddictServerOptions>>().Value;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer, Audience = RogueProvider.ClientId, Claims = new Dictionary<string, object> { [Claims.Subject] = subject },
            IssuedAt = clock.GetUtcNow().UtcDateTime, NotBefore = clock.GetUtcNow().UtcDateTime, Expires = clock.GetUtcNow().AddMinutes(5).UtcDateTime,
            SigningCredentials = options.SigningCredentials[0],
        });
        return Results.Text(token, "application/jwt");
    }
}
