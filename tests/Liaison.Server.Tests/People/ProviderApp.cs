using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>The service with an identity provider that the tests can make misbehave.</summary>
public sealed class ProviderApp : ProvidedApp
{
    public ProviderApp() => Provider = new RogueProvider(Clock);

    public RogueProvider Provider { get; }

    protected override string Issuer => Provider.Issuer;

    protected override Task StartProvider() => Provider.Start();

    protected override ValueTask StopProvider() => Provider.DisposeAsync();

    /// <summary>A browser in which somebody whom the provider knows by a subject of his own has accepted an invitation.</summary>
    public async Task<Browser> NewKnownPerson(Role role = Role.OfficeAgent)
    {
        var browser = NewBrowser();
        (Provider.Subject, Provider.Fault) = ($"person-{Guid.NewGuid():N}", Fault.None);
        var invitation = await Invitation(role);
        await browser.Get(invitation);
        (await browser.Submit($"{invitation}/proconnect")).Is(200);
        return browser;
    }
}
