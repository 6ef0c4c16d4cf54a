using System.Security.Claims;
using System.Text.Encodings.Web;
using Liaison.Domain;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Liaison.Server.Identity;

/// <summary>Finds the caller by the key in <c>Authorization: Bearer</c>. Codes: 401 <c>key.missing</c>, <c>key.unknown</c>,
/// <c>key.expired</c>, <c>key.revoked</c>, <c>key.replaced</c>; 403 <c>key.network_not_allowed</c>.</summary>
public sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyTable keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";
    private const string Bearer = "Bearer ";

    private Refusal refusal = WebRules.KeyMissing;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (ApiKey.Split(header[Bearer.Length..].Trim()) is not var (prefix, secret) || await keys.Find(prefix) is not { } row)
            return Refuse(WebRules.KeyUnknown);
        var now = TimeProvider.GetUtcNow();
        if (row.WhyNot(secret, Context.Connection.RemoteIpAddress, now) is { } why)
            return Refuse(why);
        Context.RequestServices.GetRequiredService<KeyUses>().Note(row, now);
        Context.RequestServices.GetRequiredService<CurrentCaller>().Caller =
            new Caller(row.Id, row.Role, row.PrefectureCode, row.AssociationId, row.AssociationStatus,
                Context.TraceIdentifier) { Scopes = row.Rights };
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, row.Prefix)], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (refusal.Kind == RefusalKind.Right)
            return Problems.Write(Context, StatusCodes.Status403Forbidden, refusal);
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Write(Context, StatusCodes.Status401Unauthorized, refusal);
    }

    private AuthenticateResult Refuse(Refusal why)
    {
        refusal = why;
        return AuthenticateResult.Fail(why.Code);
    }
}
