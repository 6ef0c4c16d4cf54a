using System.Net;
using System.Net.Http.Headers;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Identity;

public sealed class KeyTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_key_that_is_missing_unknown_expired_or_revoked_is_refused()
    {
        var expired = await app.NewActor(Role.OfficeAgent, LiaisonApp.Somme, null, TimeSpan.FromSeconds(-1));
        (await expired.Get("/associations")).IsRefused(401, "key.expired");
        var revoked = await app.NewActor(Role.OfficeAgent, LiaisonApp.Somme, null);
        (await revoked.Get("/associations")).Is(200);
        await app.Revoke(revoked);
        (await revoked.Get("/associations")).IsRefused(401, "key.revoked");
        await MustBeRefused(null, "key.missing");
        await MustBeRefused(new AuthenticationHeaderValue("Basic", "YTpi"), "key.missing");
        await MustBeRefused(new AuthenticationHeaderValue("Bearer", "lia_abcdefgh_" + new string('0', 64)), "key.unknown");
        await MustBeRefused(new AuthenticationHeaderValue("Bearer", revoked.KeyText[..^1] + "x"), "key.unknown");
        await MustBeRefused(new AuthenticationHeaderValue("Bearer", "é'\";--"), "key.unknown");
    }

    private async Task MustBeRefused(AuthenticationHeaderValue? authorization, string code)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/associations");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"{authorization.Scheme} {Uri.EscapeDataString(authorization.Parameter!)}");
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains($"\"code\":\"{code}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
