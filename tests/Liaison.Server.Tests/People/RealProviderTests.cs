using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>The service with a real OpenID provider.</summary>
public sealed class RealProviderApp : ProvidedApp
{
    public RealProviderApp() => Provider = new RealProvider(Clock);

    public RealProvider Provider { get; }

    protected override string Issuer => Provider.Issuer;

    protected override Task StartProvider() => Provider.Start();

    protected override ValueTask StopProvider() => Provider.DisposeAsync();
}

public sealed class RealProviderTests(RealProviderApp app) : IClassFixture<RealProviderApp>
{
    [Fact]
    public async Task An_agent_accepts_an_invitation_signs_out_at_both_and_signs_in_again()
    {
        using var browser = app.NewBrowser();
        var invitation = await app.Invitation(Role.OfficeAgent);
        await browser.Get(invitation);
        (await browser.Submit($"{invitation}/proconnect")).Is(200);
        Assert.EndsWith("/account", browser.Page.Address, StringComparison.Ordinal);
        var before = await app.Sessions();
        (await browser.Submit("/sign-out")).Is(200);
        Assert.EndsWith("/sign-in", browser.Page.Address, StringComparison.Ordinal);
        Assert.Null(browser.SessionCookie);
        (await browser.Submit("/sign-in/proconnect")).Is(200);
        Assert.Contains("\"role\":\"officeAgent\"", (await browser.Get("/api/v1/me")).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal(before + 1, await app.Sessions());
        await MustTakeACodeOnce(browser);
    }

    private async Task MustTakeACodeOnce(Browser browser)
    {
        using var other = app.NewBrowser();
        other.StopsAt = address => address.AbsolutePath == "/sign-in/proconnect/return";
        await other.Get("/sign-in");
        var answer = (await other.Submit("/sign-in/proconnect")).Address;
        other.StopsAt = _ => false;
        using var copy = app.NewBrowser();
        copy.CopyCookies(other);
        (await other.Get(answer)).Is(200);
        var before = await app.Sessions();
        (await copy.Get(answer)).IsRefused(502, "sign_in.provider_failed");
        Assert.Equal(before, await app.Sessions());
        (await browser.Get("/api/v1/me")).Is(200);
    }
}
