using System.Security.Claims;
using System.Text.Encodings.Web;
using Liaison.Domain;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Liaison.Server.Identity;

/// <summary>Finds the caller by the key in <c>Authorization: Bearer</c>. Codes, all 401: <c>key.missing</c>, <c>key.unknown</c>,
/// <c>key.expired</c>, <c>key.revoked</c>.</summary>
public sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyTable keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string Bearer = "Bearer ";

    private Refusal refusal = WebRules.KeyMissing;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return Task.FromResult(AuthenticateResult.NoResult());
        if (ApiKey.Split(header[Bearer.Length..].Trim()) is not var (prefix, secret) || keys.Find(prefix) is not { } row || !row.Key.Matches(secret))
            return Refuse(WebRules.KeyUnknown);
        if (row.Key.RevokedAt is not null)
            return Refuse(WebRules.KeyRevoked);
        if (row.Key.ExpiresAt <= TimeProvider.GetUtcNow())
            return Refuse(WebRules.KeyExpired);
        Context.RequestServices.GetRequiredService<CurrentCaller>().Caller =
            new Caller(row.Key.Id, row.Key.Role, row.Key.PrefectureCode, row.Key.AssociationId, row.AssociationStatus);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, row.Key.Prefix)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Write(Context, StatusCodes.Status401Unauthorized, refusal);
    }

    private Task<AuthenticateResult> Refuse(Refusal why)
    {
        refusal = why;
        return Task.FromResult(AuthenticateResult.Fail(why.Code));
    }
}
