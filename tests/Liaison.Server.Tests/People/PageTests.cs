using Liaison.Server.Pages;
using Liaison.Server.Pipeline;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Liaison.Server.Tests.People;

/// <summary>What holds for every page and form.</summary>
public sealed class PageTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    private IEnumerable<RouteEndpoint> Forms => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && !route.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal));

    [Fact]
    public async Task Every_form_is_refused_that_does_not_bring_the_token_of_its_page()
    {
        var person = await app.NewPerson(Role.Association);
        var invitation = await app.Invitation(Role.Association);
        Assert.NotEmpty(Forms);
        foreach (var form in Forms)
        {
            Assert.NotNull(form.Metadata.GetMetadata<PageMetadata>());
            var path = form.RoutePattern.RawText!.Replace("/invitation/{secret}", invitation, StringComparison.Ordinal).Replace("{id:guid}", $"{Guid.Empty}", StringComparison.Ordinal);
            (await person.Browser.Post(path, ("name", "AAAAAAAA"), ("code", "123456"))).IsRefused(400, "antiforgery.invalid");
            (await person.Browser.Post(path, ("__RequestVerificationToken", "made-up"))).IsRefused(400, "antiforgery.invalid");
        }
        // Nothing was done: the session is there, and the invitation waits.
        (await person.Browser.Get("/api/v1/me")).Is(200);
        (await person.Browser.Get(invitation)).Is(200);
    }

    [Fact]
    public async Task A_form_of_one_session_is_worth_nothing_in_another()
    {
        var (person, stranger) = (await app.NewPerson(Role.Association), await app.NewPerson(Role.Association));
        await stranger.Browser.Get("/account");
        (await person.Browser.Post("/sign-out", ("__RequestVerificationToken", stranger.Browser.Token))).IsRefused(400, "antiforgery.invalid");
    }

    [Fact]
    public async Task Every_page_allows_the_browser_nothing_but_this_service()
    {
        var person = await app.NewPerson(Role.Association);
        foreach (var page in new[] { "/sign-in", "/account", await app.Invitation(Role.Association), "/invitation/none" })
        {
            var seen = await person.Browser.Get(page);
            var policy = seen.Response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'none'; style-src 'self'; script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("form-action 'self'; base-uri 'none'; frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal((true, "no-referrer"), (seen.Response.Headers.CacheControl!.NoStore, seen.Response.Headers.GetValues("Referrer-Policy").Single()));
            Assert.Single(System.Text.RegularExpressions.Regex.Matches(seen.Text, "<h1>"));
            Assert.DoesNotMatch("<script>|<style|style=|onclick", seen.Text);
        }
    }

    [Fact]
    public async Task Each_field_has_its_label()
    {
        using var browser = app.NewBrowser();
        await browser.Get("/sign-in");
        var ids = System.Text.RegularExpressions.Regex.Matches(browser.Page.Text, "<input id=\"([a-z]+)\"").Select(field => field.Groups[1].Value).ToList();
        Assert.Equal(["name", "code"], ids);
        Assert.All(ids, id => Assert.Contains($"<label for=\"{id}\">", browser.Page.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Style_and_script_come_from_here_and_are_kept_until_they_change()
    {
        using var browser = app.NewBrowser();
        foreach (var (asset, type) in new[] { ("liaison.css", "text/css"), ("passkeys.js", "text/javascript") })
        {
            var seen = (await browser.Get($"/assets/{asset}")).Is(200);
            Assert.Equal((type, "no-cache"), (seen.Response.Content.Headers.ContentType!.MediaType, seen.Response.Headers.CacheControl!.ToString()));
            Assert.NotNull(seen.Response.Headers.ETag);
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_signing_in()
    {
        using var browser = app.NewBrowser();
        (await browser.Get("/account")).Is(200);
        Assert.EndsWith("/sign-in", browser.Page.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_other_sites_and_other_hosts()
    {
        using var browser = app.NewBrowser();
        await CodePerson.Accept(browser, await app.Invitation(Role.Association));
        var session = browser.Page.Response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(PeopleApp.Cookie + "=", StringComparison.Ordinal));
        foreach (var attribute in (string[])["path=/", "secure", "httponly", "samesite=lax"])
            Assert.Contains(attribute, session, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", session, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", session, StringComparison.Ordinal);
    }
}
