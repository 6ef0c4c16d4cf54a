namespace Liaison.Server.Tests.People;

/// <summary>The service with an identity provider, which is started before it.</summary>
public abstract class ProvidedApp : PeopleApp
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings)
    {
        ["SignIn:ProConnect:Authority"] = Issuer,
        ["SignIn:ProConnect:ClientId"] = RogueProvider.ClientId,
        ["SignIn:ProConnect:ClientSecretFile"] = SecretFile,
        ["SignIn:ProConnect:AcrValues:0"] = RogueProvider.Level,
    };

    protected abstract string Issuer { get; }

    private string SecretFile => Path.Combine(Storage.Folder, "client-secret");

    public override async Task InitializeAsync()
    {
        if (TestStorage.Missing is not null)
            return;
        await StartProvider();
        Directory.CreateDirectory(Storage.Folder);
        await File.WriteAllTextAsync(SecretFile, RogueProvider.ClientSecret + "\n");
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (TestStorage.Missing is null)
            await StopProvider();
        GC.SuppressFinalize(this);
    }

    protected abstract Task StartProvider();

    protected abstract ValueTask StopProvider();

    /// <summary>Signs in at a browser by the provider.</summary>
    public static async Task<Seen> SignIn(Browser browser)
    {
        await browser.Get("/sign-in");
        return await browser.Submit("/sign-in/proconnect");
    }
}
