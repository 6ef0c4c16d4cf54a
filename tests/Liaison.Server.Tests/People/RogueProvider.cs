using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Liaison.Server.Tests.People;

/// <summary>An OpenID provider that behaves as ProConnect does until it is told to misbehave in one way.</summary>
public sealed class RogueProvider(TimeProvider clock) : IAsyncDisposable
{
    public const string ClientId = "liaison-client";
    public const string ClientSecret = "a secret of the tests alone";
    public const string Level = "eidas2";

    private readonly RsaSecurityKey own = new(RSA.Create(2048)) { KeyId = "own" };
    private readonly RsaSecurityKey foreign = new(RSA.Create(2048)) { KeyId = "own" };
    private readonly ConcurrentDictionary<string, string> nonces = new();
    private WebApplication? app;

    public Fault Fault { get; set; }

    /// <summary>Who is in front of the provider.</summary>
    public string Subject { get; set; } = "person-1";

    /// <summary>The parameters of the last request for a sign-in.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    /// <summary>The parameters of the last sign-out.</summary>
    public IReadOnlyDictionary<string, string> SignedOut { get; private set; } = new Dictionary<string, string>();

    public string Issuer => app!.Urls.First();

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = $"{Issuer}/authorize", ["token_endpoint"] = $"{Issuer}/token", ["jwks_uri"] = $"{Issuer}/jwks",
            ["userinfo_endpoint"] = $"{Issuer}/userinfo", ["end_session_endpoint"] = $"{Issuer}/end", ["pushed_authorization_request_endpoint"] = $"{Issuer}/par",
        }));
        app.MapGet("/jwks", () => Results.Json(new { keys = new[] { Tokens.PublicOf(own) } }));
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
        app.MapGet("/userinfo", UserInfo);
        app.MapGet("/elsewhere", () => Results.Text(Tokens.Sign(Tokens.Claims(UserClaims()), own), "application/jwt"));
        app.MapGet("/end", (HttpRequest request) =>
        {
            SignedOut = Read(request);
            return Results.Redirect($"{SignedOut["post_logout_redirect_uri"]}?state={Uri.EscapeDataString(SignedOut["state"])}");
        });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        own.Rsa.Dispose();
        foreign.Rsa.Dispose();
    }

    private static Dictionary<string, string> Read(HttpRequest request) => request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());

    private IResult Authorize(HttpRequest request)
    {
        var asked = Read(request);
        Asked = asked;
        var code = Guid.NewGuid().ToString("N");
        nonces[code] = asked["nonce"];
        var state = Uri.EscapeDataString(asked["state"]);
        return Results.Redirect(asked["redirect_uri"] + Fault switch
        {
            Fault.Refuses => $"?error=access_denied&error_description=no&state={state}",
            Fault.AnswerOfOtherProvider => $"?code={code}&state={state}&iss=https%3A%2F%2Fother.example",
            _ => $"?code={code}&state={state}&iss={Uri.EscapeDataString(Issuer)}",
        });
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        // A code is good once, and for the client that proves itself.
        if (form["client_secret"] != ClientSecret || !nonces.TryRemove(form["code"].ToString(), out var nonce) || Fault == Fault.TokenEndpointRefuses)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        if (Fault == Fault.TokenEndpointFails)
            return Results.Text("<h1>Internal error</h1>", "text/html", statusCode: 500);
        var answer = new Dictionary<string, object> { ["access_token"] = "access", ["token_type"] = "Bearer", ["expires_in"] = 60 };
        if (Fault != Fault.NoIdToken)
            answer["id_token"] = IdToken(nonce);
        var text = JsonSerializer.Serialize(answer);
        return Results.Text(Fault switch { Fault.TruncatedAnswer => text[..^20], Fault.EmptyAnswer => "", _ => text }, "application/json");
    }

    private string IdToken(string nonce)
    {
        var claims = Tokens.Claims(new Dictionary<string, object?>
        {
            ["iss"] = Fault == Fault.OtherIssuer ? "https://other.example" : Issuer,
            ["aud"] = Fault == Fault.OtherAudience ? "another-client" : ClientId,
            ["sub"] = Fault == Fault.NoSubject ? null : Subject,
            ["nonce"] = Fault switch { Fault.NoNonce => null, Fault.OtherNonce => nonce + "x", _ => nonce },
            ["acr"] = Fault switch { Fault.NoLevel => null, Fault.LevelTooLow => "eidas1", _ => Level },
            ["exp"] = Fault switch { Fault.NoExpiry => null, Fault.Expired => In(-5), _ => In(5) },
            ["nbf"] = Fault == Fault.NotYetValid ? In(5) : In(-1),
            ["iat"] = In(0),
        });
        return Fault switch
        {
            Fault.AlgorithmNone => Tokens.Unsigned(claims),
            Fault.NoSignature => Tokens.WithoutSignature(Tokens.Sign(claims, own)),
            Fault.PublicKeyAsSecret => Tokens.SignWith(claims, new SymmetricSecurityKey(Encoding.ASCII.GetBytes(own.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = "own" },
                SecurityAlgorithms.HmacSha256),
            Fault.SwappedKey => Tokens.Sign(claims, foreign),
            Fault.UnknownKey => Tokens.Sign(claims, new RsaSecurityKey(own.Rsa) { KeyId = "unknown" }),
            _ => Tokens.Sign(claims, own),
        };
    }

    private IResult UserInfo(HttpRequest request) => Fault switch
    {
        _ when request.Headers.Authorization != "Bearer access" => Results.StatusCode(401),
        Fault.UserInfoFails => Results.StatusCode(500),
        Fault.UserInfoElsewhere => Results.Redirect("/elsewhere"),
        Fault.PlainUserInfo => Results.Json(UserClaims()),
        Fault.UnsignedUserInfo => Results.Text(Tokens.Unsigned(Tokens.Claims(UserClaims())), "application/jwt"),
        Fault.UserInfoOfOtherKey => Results.Text(Tokens.Sign(Tokens.Claims(UserClaims()), foreign), "application/jwt"),
        _ => Results.Text(Tokens.Sign(Tokens.Claims(UserClaims()), own), "application/jwt"),
    };

    private Dictionary<string, object?> UserClaims() => new()
    {
        ["iss"] = Fault == Fault.UserInfoOfOtherIssuer ? "https://other.example" : Issuer,
        ["aud"] = Fault == Fault.UserInfoOfOtherAudience ? "another-client" : ClientId,
        ["sub"] = Fault == Fault.UserInfoOfOtherSubject ? "person-2" : Subject,
        ["exp"] = Fault == Fault.ExpiredUserInfo ? In(-5) : In(5),
        ["iat"] = In(0),
    };

    private long In(int minutes) => clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();
}
