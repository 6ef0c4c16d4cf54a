using System.Security.Claims;
using System.Text.Encodings.Web;
using Liaison.Domain;
using Liaison.Server.Pipeline;
using Liaison.Server.SignIn;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Liaison.Server.Identity;

/// <summary>Finds the person by the session's cookie, which holds a random token and nothing else. Codes, all 401:
/// <c>session.unknown</c>, <c>session.expired</c>, <c>session.ended</c>.</summary>
// The framework's own cookie handler would renew the session that a browser already has instead of beginning another one: whoever
// planted his session there would share that of the person who then signs in.
public sealed class SessionAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    PersonSessionTable sessions) : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Session";
    /// <summary>The claim that says how a person proved who it is.</summary>
    public const string Means = "means";
    private const string IdToken = "id_token";

    private Refusal refusal = SessionRules.Unknown;
    private HeldSession? held;

    private string CookieName => NameOf(Context);

    /// <summary>Name of the cookie.</summary>
    public static string NameOf(HttpContext context) => context.RequestServices.GetRequiredService<SignInOptions>().CookieName("liaison");

    /// <summary>The person of an account, as the schemes that prove persons hand it over to begin a session.</summary>
    public static ClaimsPrincipal PersonOf(Account account, SignInMeans means) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(Means, means.ToString())], SchemeName));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[CookieName] is not { Length: > 0 } token)
            return AuthenticateResult.NoResult();
        held = await sessions.Find(token);
        if (held is null)
            return AuthenticateResult.Fail(refusal.Code);
        var now = TimeProvider.GetUtcNow();
        if (held.WhyOver(now) is { } over)
        {
            refusal = over;
            return AuthenticateResult.Fail(over.Code);
        }
        if (held.SeenAt + PersonSession.SeenEvery <= now)
            await sessions.Touch(held);
        Context.RequestServices.GetRequiredService<CurrentCaller>().Caller = held.AsCaller(Context.TraceIdentifier);
        return AuthenticateResult.Success(TicketOf(held));
    }

    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        // One browser, one session, and a new token for each: what was known before signing in opens nothing afterwards.
        await EndPresent();
        var services = Context.RequestServices;
        var account = await services.GetRequiredService<AccountTable>().Find(Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!));
        if (account is not { IsOpen: true })
            throw SignInRules.AccountClosed.Because();
        var idToken = properties?.GetTokenValue(IdToken) is { } proof ? services.GetRequiredService<Proofs>().Seal(proof) : null;
        var token = await sessions.Begin(account, Enum.Parse<SignInMeans>(user.FindFirstValue(Means)!), idToken, Context.TraceIdentifier);
        Response.Cookies.Append(CookieName, token, CookieOptions());
        Response.Headers.CacheControl = "no-store";
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        await EndPresent();
        Response.Cookies.Delete(CookieName, CookieOptions());
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problems.Write(Context, StatusCodes.Status401Unauthorized, refusal);

    private async Task EndPresent()
    {
        await AuthenticateAsync();
        if (held is { EndedAt: null })
            await sessions.End(held, Context.TraceIdentifier);
    }

    private AuthenticationTicket TicketOf(HeldSession session)
    {
        var properties = new AuthenticationProperties();
        if (Context.RequestServices.GetRequiredService<Proofs>().Open(session.IdToken) is { } proof)
            properties.StoreTokens([new AuthenticationToken { Name = IdToken, Value = proof }]);
        // Antiforgery tokens are bound to "sub": those of one session are worth nothing in the next.
        var identity = new ClaimsIdentity(
            [new Claim("sub", session.Id.ToString()), new Claim(ClaimTypes.NameIdentifier, session.AccountId.ToString())], SchemeName);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, SchemeName);
    }

    private CookieOptions CookieOptions() => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", Secure = Context.RequestServices.GetRequiredService<SignInOptions>().IsSecure,
    };
}
