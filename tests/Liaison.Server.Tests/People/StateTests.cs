namespace Liaison.Server.Tests.People;

/// <summary>An answer of the provider counts once, in the browser where the sign-in was started, and nowhere else.</summary>
public sealed class StateTests(ProviderApp app) : IClassFixture<ProviderApp>
{
    [Fact]
    public async Task An_answer_that_is_sent_again_signs_nobody_in()
    {
        (await app.NewKnownPerson()).Dispose();
        using var browser = app.NewBrowser();
        var answer = await AnswerFor(browser);
        // Somebody who has seen the answer and all cookies.
        using var thief = app.NewBrowser();
        thief.CopyCookies(browser);
        (await browser.Get(answer)).Is(200);
        var before = await app.Sessions();
        (await browser.Get(answer)).IsRefused(400, "sign_in.not_started_here");
        (await thief.Get(answer)).IsRefused(502, "sign_in.provider_failed");
        Assert.Equal(before, await app.Sessions());
    }

    [Fact]
    public async Task An_answer_in_another_browser_signs_nobody_in()
    {
        (await app.NewKnownPerson()).Dispose();
        using var browser = app.NewBrowser();
        var answer = await AnswerFor(browser);
        using var other = app.NewBrowser();
        await MustBeForeign(other, answer);
        // Not even one that has started a sign-in of its own.
        await AnswerFor(other);
        await MustBeForeign(other, answer);
    }

    [Theory]
    [InlineData("?code=abc")]
    [InlineData("?code=abc&state=")]
    [InlineData("?code=abc&state=abc")]
    [InlineData("?error=access_denied")]
    [InlineData("")]
    public async Task An_answer_without_the_state_of_this_browser_signs_nobody_in(string query)
    {
        using var browser = app.NewBrowser();
        await AnswerFor(browser);
        await MustBeForeign(browser, "/sign-in/proconnect/return" + query);
    }

    [Fact]
    public async Task The_answer_to_one_sign_in_does_not_serve_another()
    {
        (await app.NewKnownPerson()).Dispose();
        using var browser = app.NewBrowser();
        var (first, second) = (new Uri(await AnswerFor(browser)), new Uri(await AnswerFor(browser)));
        var mixed = $"/sign-in/proconnect/return?code={Value(first, "code")}&state={Uri.EscapeDataString(Value(second, "state"))}";
        var before = await app.Sessions();
        (await browser.Get(mixed)).IsRefused(400, "sign_in.proof_invalid");
        Assert.Equal(before, await app.Sessions());
    }

    private async Task MustBeForeign(Browser browser, string answer)
    {
        var before = await app.Sessions();
        (await browser.Get(answer)).IsRefused(400, "sign_in.not_started_here");
        Assert.Equal((before, (string?)null), (await app.Sessions(), browser.SessionCookie));
    }

    private static string Value(Uri address, string name) =>
        System.Web.HttpUtility.ParseQueryString(address.Query)[name]!;

    /// <summary>Goes to the provider and stops where it answers.</summary>
    private static async Task<string> AnswerFor(Browser browser)
    {
        browser.StopsAt = address => address.AbsolutePath == "/sign-in/proconnect/return";
        var answer = (await ProviderApp.SignIn(browser)).Address;
        browser.StopsAt = _ => false;
        return answer;
    }
}
