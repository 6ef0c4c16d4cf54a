using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Liaison.Server.Pipeline;
using Liaison.Server.Web;
using Microsoft.Extensions.Configuration;

namespace Liaison.Server.Tests.Web;

/// <summary>What every answer tells browsers and caches, and what is refused before there is a request.</summary>
public sealed class ExchangeTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    [Theory]
    [InlineData("/api/v1/me", 401, "no-store")]
    [InlineData("/api/v1/nothing-here", 404, "no-store")]
    [InlineData("/nothing-here", 404, "no-store")]
    [InlineData("/health/live", 200, "no-store, no-cache")]
    [InlineData("/openapi/v1.json", 200, null)]
    public async Task Nothing_may_be_guessed_framed_or_fetched_from_an_answer(string path, int status, string? cached)
    {
        using var http = app.CreateClient();
        using var answer = await http.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(("nosniff", "no-referrer", "same-origin", Nothing), (Header(answer, "X-Content-Type-Options"), Header(answer, "Referrer-Policy"),
            Header(answer, "Cross-Origin-Resource-Policy"), Header(answer, "Content-Security-Policy")));
        Assert.Equal(cached, answer.Headers.CacheControl?.ToString());
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_reference_page_runs_its_own_script_alone()
    {
        using var http = app.CreateClient();
        using var answer = await http.GetAsync("/docs/");
        var policy = Header(answer, "Content-Security-Policy");
        var nonce = System.Text.RegularExpressions.Regex.Match(policy, "'nonce-([^']+)'").Groups[1].Value;
        var scripts = System.Text.RegularExpressions.Regex.Matches(await answer.Content.ReadAsStringAsync(), "<script[^>]*>").Select(script => script.Value).ToList();
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.Contains($"nonce=\"{nonce}\"", script, StringComparison.Ordinal));
        Assert.StartsWith("default-src 'none'; script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /api/v1/me?{9000} HTTP/1.1\r\nHost: x\r\n\r\n", 414)]
    [InlineData("GET /api/v1/me HTTP/1.1\r\nHost: x\r\nAccept: {17000}\r\n\r\n", 431)]
    [InlineData("GET /api/v1/me HTTP/1.1\r\n\r\n", 400)]
    [InlineData("no request at all\r\n\r\n", 400)]
    public async Task What_is_no_request_is_refused_without_a_word(string request, int status)
    {
        var sent = System.Text.RegularExpressions.Regex.Replace(request, @"\{(\d+)\}", size => new string('a', int.Parse(size.Groups[1].Value, null)));
        using var client = new TcpClient();
        using var http = app.CreateClient();
        await client.ConnectAsync("localhost", http.BaseAddress!.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent));
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync();
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Server:", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Web:KnownProxies:0", "proxy", "Web:KnownProxies holds 'proxy'")]
    [InlineData("Web:KnownNetworks:0", "10.0.0.0", "Web:KnownNetworks holds '10.0.0.0'")]
    [InlineData("Web:KeyPerMinute", "-1", "are 0 or more")]
    public void A_setting_that_cannot_be_meant_is_named(string name, string value, string reason)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
        Assert.Contains(reason, settings.GetSection("Web").Get<WebOptions>()!.WhyNot(), StringComparison.Ordinal);
        Assert.Null(new WebOptions().WhyNot());
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));
}

/// <summary>HTTPS where it is asked for, as told by a proxy that is known, and by nobody else.</summary>
public sealed class HttpsTests
{
    private static readonly (string, string) Required = ("Web:RequireHttps", "true");

    [Theory]
    [InlineData(true, "https", 200)]
    [InlineData(true, "http", 403)]
    [InlineData(true, null, 403)]
    [InlineData(false, "https", 403)]
    public async Task A_request_came_by_HTTPS_where_a_known_proxy_says_so(bool known, string? scheme, int status)
    {
        await using var app = new SettledApp(known ? [Required, ("Web:KnownProxies:0", "127.0.0.1"), ("Web:KnownNetworks:0", "::1/128")] : [Required]);
        await app.InitializeAsync();
        var key = (await app.Staff(Role.OfficeAgent)).KeyText;
        using var answer = await app.Ask("/api/v1/me", key, scheme is null ? [] : [("X-Forwarded-Proto", scheme), ("X-Forwarded-For", "192.0.2.7")]);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200, answer.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(status == 403 ? "https.required" : null, JsonNode.Parse(await answer.Content.ReadAsStringAsync()).Text("code"));
        using var probe = await app.Ask("/health/live");
        Assert.Equal(200, (int)probe.StatusCode);
        await app.Storage.Remove();
    }
}
