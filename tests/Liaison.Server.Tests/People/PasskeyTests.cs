using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>Volunteers with a passkey.</summary>
public sealed class PasskeyTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_volunteer_accepts_with_a_passkey_and_signs_in_with_it_elsewhere()
    {
        using var passkey = new SoftwarePasskey();
        using var browser = app.NewBrowser();
        (await Accept(browser, passkey)).Is(200);
        Assert.EndsWith("/account", browser.Page.Address, StringComparison.Ordinal);
        using var elsewhere = app.NewBrowser();
        (await SignIn(elsewhere, passkey)).Is(200);
        Assert.EndsWith("/account", elsewhere.Page.Address, StringComparison.Ordinal);
        (await SignIn(elsewhere, passkey)).Is(200);
        Assert.Contains("\"role\":\"association\"", (await elsewhere.Get("/api/v1/me")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_that_is_not_known_signs_nobody_in()
    {
        using var passkey = new SoftwarePasskey();
        using var browser = app.NewBrowser();
        (await SignIn(browser, passkey)).IsRefused(400, "sign_in.passkey_wrong");
        Assert.Null(browser.SessionCookie);
    }

    [Fact]
    public async Task A_passkey_that_another_site_asked_for_signs_nobody_in()
    {
        using var passkey = new SoftwarePasskey();
        using var browser = app.NewBrowser();
        (await Accept(browser, passkey)).Is(200);
        using var thief = app.NewBrowser();
        passkey.Origin = "https://liaison.example.evil.example";
        (await SignIn(thief, passkey)).IsRefused(400, "sign_in.passkey_wrong");
        passkey.Origin = PeopleApp.Address + ":8443";
        (await SignIn(thief, passkey)).IsRefused(400, "sign_in.passkey_wrong");
        Assert.Null(thief.SessionCookie);
    }

    [Fact]
    public async Task A_passkey_whose_holder_did_not_show_to_be_there_neither_opens_nor_signs_in()
    {
        using var passkey = new SoftwarePasskey { Verifies = false };
        using var browser = app.NewBrowser();
        (await Accept(browser, passkey)).IsRefused(400, "sign_in.passkey_wrong");
        using var other = new SoftwarePasskey();
        (await Accept(browser, other)).Is(200);
        other.Verifies = false;
        using var thief = app.NewBrowser();
        (await SignIn(thief, other)).IsRefused(400, "sign_in.passkey_wrong");
        Assert.Null(thief.SessionCookie);
    }

    [Fact]
    public async Task An_answer_to_another_browsers_question_or_to_none_signs_nobody_in()
    {
        using var passkey = new SoftwarePasskey();
        using var browser = app.NewBrowser();
        (await Accept(browser, passkey)).Is(200);
        await browser.Get("/sign-in");
        var answer = passkey.Use((await browser.Send(HttpMethod.Post, "/sign-in/passkey/options", null, browser.Token)).Is(200).Text);
        using var thief = app.NewBrowser();
        await thief.Get("/sign-in");
        (await thief.Submit("/sign-in/passkey", ("credential", answer))).IsRefused(400, "sign_in.passkey_wrong");
        await Ask(thief, "/sign-in", "/sign-in/passkey/options");
        (await thief.Submit("/sign-in/passkey", ("credential", answer))).IsRefused(400, "sign_in.passkey_wrong");
        foreach (var nonsense in new[] { "", "{}", "[]", "null", "not JSON" })
        {
            await Ask(thief, "/sign-in", "/sign-in/passkey/options");
            (await thief.Submit("/sign-in/passkey", ("credential", nonsense))).IsRefused(400, "sign_in.passkey_wrong");
        }
        Assert.Null(thief.SessionCookie);
    }

    [Fact]
    public async Task One_passkey_has_one_account()
    {
        using var passkey = new SoftwarePasskey();
        using var browser = app.NewBrowser();
        (await Accept(browser, passkey)).Is(200);
        (await Accept(browser, passkey)).IsRefused(400, "sign_in.passkey_wrong");
    }

    private async Task<Seen> Accept(Browser browser, SoftwarePasskey passkey)
    {
        var invitation = await app.Invitation(Role.Association);
        var options = await Ask(browser, invitation, $"{invitation}/passkey/options");
        return await browser.Submit($"{invitation}/passkey", ("credential", passkey.Make(options)));
    }

    private static async Task<Seen> SignIn(Browser browser, SoftwarePasskey passkey)
    {
        var options = await Ask(browser, "/sign-in", "/sign-in/passkey/options");
        return await browser.Submit("/sign-in/passkey", ("credential", passkey.Use(options)));
    }

    /// <summary>Does what the script of the page does: asks for the options, and stays on the page.</summary>
    private static async Task<string> Ask(Browser browser, string page, string options)
    {
        await browser.Get(page);
        var asked = (await browser.Send(HttpMethod.Post, options, null, browser.Token)).Is(200).Text;
        await browser.Get(page);
        return asked;
    }
}
