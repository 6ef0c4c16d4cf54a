using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Liaison.Server.Tests.People;

/// <summary>Tokens as a provider writes them, rightly or wrongly signed.</summary>
internal static class Tokens
{
    public static string Claims(Dictionary<string, object?> claims) =>
        JsonSerializer.Serialize(claims.Where(claim => claim.Value is not null).ToDictionary(claim => claim.Key, claim => claim.Value));

    public static string Sign(string claims, RsaSecurityKey key) => SignWith(claims, key, SecurityAlgorithms.RsaSha256);

    public static string SignWith(string claims, SecurityKey key, string algorithm) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(claims, new SigningCredentials(key, algorithm));

    public static string Unsigned(string claims) => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(claims)}.";

    /// <summary>A token that says how it is signed, and is not.</summary>
    public static string WithoutSignature(string token) => token[..(token.LastIndexOf('.') + 1)];

    public static Dictionary<string, string> PublicOf(RsaSecurityKey key)
    {
        var parts = key.Rsa.ExportParameters(false);
        return new Dictionary<string, string>
        {
            ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(parts.Modulus), ["e"] = Base64UrlEncoder.Encode(parts.Exponent),
        };
    }
}
