using Liaison.Server.Data;
using Liaison.Server.Pipeline;

namespace Liaison.Server.Tests.People;

/// <summary>The service with an identity provider that the tests can make misbehave.</summary>
public sealed class ProviderApp : PeopleApp
{
    public ProviderApp() => Provider = new RogueProvider(Clock);

    public RogueProvider Provider { get; }

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["SignIn:ProConnect:Authority"] = Provider.Issuer,
        ["SignIn:ProConnect:ClientId"] = RogueProvider.ClientId,
        ["SignIn:ProConnect:ClientSecretFile"] = Path.Combine(Storage.Folder, "client-secret"),
        ["SignIn:ProConnect:AcrValues:0"] = RogueProvider.Level,
    };

    public override async Task InitializeAsync()
    {
        if (TestStorage.Missing is not null)
            return;
        await Provider.Start();
        Directory.CreateDirectory(Storage.Folder);
        await File.WriteAllTextAsync(Path.Combine(Storage.Folder, "client-secret"), RogueProvider.ClientSecret + "\n");
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (TestStorage.Missing is null)
            await Provider.DisposeAsync();
    }

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

    /// <summary>Signs in at a browser by the provider.</summary>
    public static async Task<Seen> SignIn(Browser browser)
    {
        await browser.Get("/sign-in");
        return await browser.Submit("/sign-in/proconnect");
    }
}
