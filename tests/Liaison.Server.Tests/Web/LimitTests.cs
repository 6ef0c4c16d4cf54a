using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.Web;

/// <summary>So many requests a minute, counted for each key and for each address that has none.</summary>
public sealed class LimitTests() : OwnYear(new SettledApp(("Web:KeyPerMinute", "3"), ("Web:AddressPerMinute", "2")))
{
    private new SettledApp App => (SettledApp)base.App;

    [Fact]
    public async Task A_key_that_has_spent_its_quota_waits_and_no_other_does()
    {
        var (hasty, other) = (await App.Staff(Role.OfficeAgent), await App.Staff(Role.OfficeHead));
        foreach (var left in (string[])["\"key\";r=2;t=20", "\"key\";r=1;t=40", "\"key\";r=0;t=60"])
        {
            using var taken = await App.Ask("/api/v1/me", hasty.KeyText);
            Assert.Equal((200, left, "\"key\";q=3;w=60"), ((int)taken.StatusCode, Header(taken, "RateLimit"), Header(taken, "RateLimit-Policy")));
        }
        using var refused = await App.Ask("/api/v1/me", hasty.KeyText);
        Assert.Equal((429, "20", "\"key\";r=0;t=60"), ((int)refused.StatusCode, Header(refused, "Retry-After"), Header(refused, "RateLimit")));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal("limit.exceeded", JsonNode.Parse(await refused.Content.ReadAsStringAsync()).Text("code"));
        using var elsewhere = await App.Ask("/api/v1/me", other.KeyText);
        Assert.Equal(200, (int)elsewhere.StatusCode);
    }

    [Fact]
    public async Task An_address_that_tries_keys_waits_and_those_with_a_key_and_the_probes_do_not()
    {
        foreach (var (path, status) in (IEnumerable<(string, int)>)[("/api/v1/me", 401), ("/openapi/v1.json", 200), ("/api/v1/me", 429), ("/docs/", 429), ("/health/live", 200)])
        {
            using var answer = await App.Ask(path, "lia_unknown");
            Assert.Equal(status, (int)answer.StatusCode);
        }
        using var known = await App.Ask("/api/v1/me", (await App.Staff(Role.OfficeAgent)).KeyText);
        Assert.Equal(200, (int)known.StatusCode);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}
