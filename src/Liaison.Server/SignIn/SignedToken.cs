using Liaison.Server.Identity;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Liaison.Server.SignIn;

/// <summary>A token of the provider. The framework takes an id token that nobody signed where the provider hands it over itself, and reads
/// what is said of the person without looking at its signature: here both must be signed by this provider, for this client, and still hold.</summary>
public static class SignedToken
{
    /// <summary>What it says.</summary>
    /// <exception cref="Domain.RefusedException"><c>sign_in.proof_invalid</c></exception>
    public static async Task<IDictionary<string, object>> Read(TokenValidatedContext context, string text)
    {
        var provider = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var demanded = context.Options.TokenValidationParameters.Clone();
        demanded.ValidIssuer = provider.Issuer;
        demanded.ValidAudience = context.Options.ClientId;
        demanded.IssuerSigningKeys = provider.SigningKeys;
        var read = await new JsonWebTokenHandler().ValidateTokenAsync(text, demanded);
        return read.IsValid ? read.Claims : throw SignInRules.ProofInvalid.Because();
    }
}
