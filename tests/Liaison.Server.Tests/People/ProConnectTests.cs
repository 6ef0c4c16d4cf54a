using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>Signing in under ProConnect's rules, at a provider that behaves.</summary>
public sealed class ProConnectTests(ProviderApp app) : IClassFixture<ProviderApp>
{
    [Fact]
    public async Task An_agent_accepts_an_invitation_and_signs_in_from_then_on_by_issuer_and_subject()
    {
        using var first = await app.NewKnownPerson();
        Assert.EndsWith("/account", first.Page.Address, StringComparison.Ordinal);
        Assert.Contains("agent du bureau des étrangers", first.Page.Text, StringComparison.Ordinal);
        using var second = app.NewBrowser();
        (await ProviderApp.SignIn(second)).Is(200);
        Assert.Contains("\"role\":\"officeAgent\"", (await second.Get("/api/v1/me")).Is(200).Text, StringComparison.Ordinal);
        Assert.NotEqual(first.SessionCookie, second.SessionCookie);
    }

    [Fact]
    public async Task Nothing_is_asked_of_the_provider_that_is_not_on_its_list()
    {
        using var browser = await app.NewKnownPerson();
        var asked = app.Provider.Asked;
        Assert.Equal(["acr_values", "client_id", "nonce", "redirect_uri", "response_type", "scope", "state"], asked.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("code", "openid", RogueProvider.Level), (asked["response_type"], asked["scope"], asked["acr_values"]));
        Assert.Equal(PeopleApp.Address + "/sign-in/proconnect/return", asked["redirect_uri"]);
        Assert.True(asked["state"].Length >= 32 && asked["nonce"].Length >= 32);
    }

    [Fact]
    public async Task Whom_the_provider_knows_and_nobody_has_invited_is_nobody_here()
    {
        using var browser = app.NewBrowser();
        app.Provider.Subject = "a stranger";
        var before = await app.Sessions();
        (await ProviderApp.SignIn(browser)).IsRefused(403, "sign_in.unknown_person");
        Assert.Equal(before, await app.Sessions());
    }

    [Fact]
    public async Task One_identity_has_one_account()
    {
        using var browser = await app.NewKnownPerson();
        var invitation = await app.Invitation(Role.OfficeHead);
        await browser.Get(invitation);
        (await browser.Submit($"{invitation}/proconnect")).IsRefused(400, "sign_in.identity_taken");
        (await browser.Get(invitation)).Is(200);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_tells_the_provider_with_the_token_it_gave()
    {
        using var browser = await app.NewKnownPerson();
        using var copy = app.NewBrowser();
        copy.CopyCookies(browser);
        (await browser.Submit("/sign-out")).Is(200);
        Assert.EndsWith("/sign-in", browser.Page.Address, StringComparison.Ordinal);
        Assert.Equal(["id_token_hint", "post_logout_redirect_uri", "state"], app.Provider.SignedOut.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(3, app.Provider.SignedOut["id_token_hint"].Split('.').Length);
        Assert.Equal(PeopleApp.Address + "/sign-out/return", app.Provider.SignedOut["post_logout_redirect_uri"]);
        Assert.Null(browser.SessionCookie);
        (await copy.Get("/api/v1/me")).Is(401);
        Assert.Contains("session.ended", copy.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_a_provider_the_prefectures_people_use_it_and_volunteers_choose()
    {
        using var browser = app.NewBrowser();
        var agent = await app.Invitation(Role.OfficeAgent);
        (await browser.Get(agent)).Is(200);
        Assert.DoesNotContain($"{agent}/code", browser.Page.Text, StringComparison.Ordinal);
        (await browser.Post($"{agent}/code", ("__RequestVerificationToken", browser.Token))).IsRefused(403, "sign_in.means_not_open");
        await CodePerson.Accept(browser, await app.Invitation(Role.Association));
        Assert.NotNull(browser.SessionCookie);
    }

    [Fact]
    public async Task Signing_in_begins_a_new_session_and_ends_the_one_that_the_browser_had()
    {
        using var browser = await app.NewKnownPerson();
        // Who planted his own session in the browser does not get into that of the person who signs in there.
        using var planter = app.NewBrowser();
        planter.CopyCookies(browser);
        (await ProviderApp.SignIn(browser)).Is(200);
        Assert.NotEqual(planter.SessionCookie, browser.SessionCookie);
        (await planter.Get("/api/v1/me")).Is(401);
        (await browser.Get("/api/v1/me")).Is(200);
    }

    [Fact]
    public async Task Neither_cookie_nor_database_holds_what_would_open_a_session()
    {
        using var browser = await app.NewKnownPerson();
        var rows = await app.Database.Read(Data.Reach.None, link =>
            link.List<string>("SELECT token_hash || ' ' || COALESCE(id_token, '') FROM person_session"));
        Assert.DoesNotContain(rows, row => row.Contains(browser.SessionCookie!, StringComparison.Ordinal) || row.Contains("eyJ", StringComparison.Ordinal));
        Assert.DoesNotContain(browser.CookieNames, name => !name.StartsWith("__Host-", StringComparison.Ordinal));
    }
}
