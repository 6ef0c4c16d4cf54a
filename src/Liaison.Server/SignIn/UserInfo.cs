using System.Net.Http.Headers;
using Liaison.Server.Identity;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Liaison.Server.SignIn;

/// <summary>What the provider says of the person, in a signed token.</summary>
public static class UserInfo
{
    private const string SignedMediaType = "application/jwt";

    /// <summary>Fetches it and makes sure that this provider signed it, for this client, about this person, and that it still holds.</summary>
    /// <exception cref="Domain.RefusedException"><c>sign_in.provider_failed</c>, <c>sign_in.proof_invalid</c></exception>
    public static async Task Verify(TokenValidatedContext context, string subject)
    {
        var provider = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var said = await SignedToken.Read(context, await Fetch(context, provider.UserInfoEndpoint));
        // A token about somebody else would be as well signed.
        if (!said.TryGetValue("sub", out var about) || about as string != subject)
            throw SignInRules.ProofInvalid.Because();
    }

    private static async Task<string> Fetch(TokenValidatedContext context, string? endpoint)
    {
        if (string.IsNullOrEmpty(endpoint))
            throw SignInRules.ProviderFailed.Because();
        using var request = new HttpRequestMessage(HttpMethod.Get, endpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", context.TokenEndpointResponse!.AccessToken);
        using var response = await context.Options.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        if (!response.IsSuccessStatusCode)
            throw SignInRules.ProviderFailed.Because();
        return response.Content.Headers.ContentType?.MediaType == SignedMediaType
            ? await response.Content.ReadAsStringAsync(context.HttpContext.RequestAborted)
            : throw SignInRules.ProofInvalid.Because();
    }
}
