using System.Text.Encodings.Web;
using System.Text.Unicode;
using Liaison.Server.Identity;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Liaison.Server.SignIn;

/// <summary>Registers how callers are known: keys, sessions, and what begins a session.</summary>
public static class SignInSetup
{
    /// <summary>The scheme that looks for a key where one is brought, and for a session otherwise.</summary>
    private const string Caller = "Caller";

    private static readonly TimeSpan PasskeyTime = TimeSpan.FromMinutes(5);

    public static void AddSignIn(this IServiceCollection services, ConfigurationManager configuration)
    {
        var settings = configuration.GetSection("SignIn").Get<SignInOptions>() ?? new SignInOptions();
        services.AddSingleton(settings);
        services.AddSingleton<ApiKeyTable>().AddSingleton<AccountTable>().AddSingleton<InvitationTable>().AddSingleton<PersonSessionTable>();
        services.AddSingleton<PasskeyTable>().AddSingleton<Proofs>();
        services.AddScoped<Codes>().AddScoped<Acceptances>().AddScoped<ProConnectEvents>();
        services.AddAuthentication(Caller)
            .AddPolicyScheme(Caller, null, options => options.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, options => Keep(options.Cookie, settings, "liaison-passkey"))
            .AddProConnect(settings);
        services.AddIdentityCore<Account>()
            .AddUserStore<AccountStore>().AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<IdentityPasskeyOptions>(options => Configure(options, settings));
        services.AddAntiforgery(options =>
        {
            options.HeaderName = Forgery.Header;
            Keep(options.Cookie, settings, "liaison-form");
        });
        services.AddRazorComponents();
        // French letters stay letters; what HTML could read otherwise is encoded all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    /// <summary>Finds who sends a request. Who brings a key passes by all that concerns people.</summary>
    public static void UseCallers(this WebApplication app)
    {
        // Otherwise the framework puts its middleware, and with it the schemes of people, before every request.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(context => !Forgery.BringsNoKey(context), keys => keys.Use(async (context, next) =>
        {
            if ((await context.AuthenticateAsync(ApiKeyAuthentication.SchemeName)).Principal is { } known)
                context.User = known;
            await next(context);
        }));
        app.UseWhen(Forgery.BringsNoKey, people =>
        {
            UsePublicAddress(people);
            people.UseAuthentication();
        });
    }

    /// <summary>Only whoever is known comes in to these routes. What he may do there is for <see cref="Routes.UseRights"/>.</summary>
    public static RouteGroupBuilder ForKnownCallers(this RouteGroupBuilder routes) => routes.WithMetadata(new KnownCallers());

    /// <summary>Asks who it is whoever comes unknown to a route for known callers. Stands behind the limits, so that nobody tries keys without end.</summary>
    public static void UseChallenge(this WebApplication app) => app.Use((context, next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<KnownCallers>() is null || context.User.Identity is { IsAuthenticated: true }
            ? next(context) : context.ChallengeAsync());

    private sealed record KnownCallers;

    // People come under one address, whatever a proxy or a sender calls the service.
    private static void UsePublicAddress(IApplicationBuilder people)
    {
        // A port that the machine chooses is not known beforehand.
        if (people.ApplicationServices.GetRequiredService<SignInOptions>().PublicAddress is not { Port: > 0 } address)
            return;
        var host = address.IsDefaultPort ? new HostString(address.Host) : new HostString(address.Host, address.Port);
        people.Use((context, next) =>
        {
            (context.Request.Scheme, context.Request.Host) = (address.Scheme, host);
            return next(context);
        });
    }

    private static string SchemeOf(HttpContext context) =>
        Forgery.BringsNoKey(context) && context.Request.Cookies.ContainsKey(SessionAuthentication.NameOf(context))
        ? SessionAuthentication.SchemeName : ApiKeyAuthentication.SchemeName;

    private static void Configure(IdentityPasskeyOptions options, SignInOptions settings)
    {
        options.ServerDomain = settings.PublicAddress?.Host;
        (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required");
        options.AuthenticatorTimeout = PasskeyTime;
        options.ValidateOrigin = origin =>
            ValueTask.FromResult(!origin.CrossOrigin && origin.Origin == settings.PublicAddress?.GetLeftPart(UriPartial.Authority));
    }

    private static void Keep(CookieBuilder cookie, SignInOptions settings, string name)
    {
        (cookie.Name, cookie.Path, cookie.HttpOnly, cookie.SameSite) = (settings.CookieName(name), "/", true, SameSiteMode.Strict);
        cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
    }
}
