using Liaison.Server.Tests.People;

namespace Liaison.Server.Tests.Cli;

/// <summary>The operator's command that invites the first people, in a process of its own beside the running service.</summary>
public sealed class AccountCommandTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    private static readonly Dictionary<string, string> SignIn = new() { ["SignIn:PublicAddress"] = PeopleApp.Address };

    [Fact]
    public async Task The_operator_invites_the_head_of_the_office_who_accepts()
    {
        var (code, link, error) = await Run(SignIn, "accounts", "invite", "--role", "officeHead", "--prefecture", "80", "--name", "Chef de bureau");
        Assert.True(code == 0, error);
        Assert.StartsWith($"{PeopleApp.Address}/invitation/", link, StringComparison.Ordinal);
        Assert.DoesNotContain(new Uri(link).Segments[^1], error, StringComparison.Ordinal);
        using var browser = app.NewBrowser();
        await CodePerson.Accept(browser, new Uri(link).AbsolutePath);
        Assert.Contains("\"role\":\"officeHead\"", (await browser.Get("/api/v1/me")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_invited_where_nobody_could_sign_in_or_sit()
    {
        string[] invite = ["accounts", "invite", "--role", "officeHead", "--name", "Chef de bureau", "--prefecture"];
        Assert.Equal((1, "", "Nobody can sign in: the setting SignIn:PublicAddress is missing."), await Run([], [.. invite, "80"]));
        Assert.Equal((1, "", "The setting SignIn:PublicAddress must be an address of HTTPS without a path, such as https://liaison.example."),
            await Run(new() { ["SignIn:PublicAddress"] = "http://liaison.example" }, [.. invite, "80"]));
        Assert.Equal((1, "", "There is no prefecture 01 here: run 'prefectures create 01' first."), await Run(SignIn, [.. invite, "01"]));
    }

    private Task<(int Code, string Output, string Error)> Run(Dictionary<string, string> settings, params string[] arguments) =>
        Commands.Run(app.Storage.Folder, new Dictionary<string, string>(app.Storage.Settings.Concat(settings)), arguments);
}

/// <summary>Settings by which nobody could sign in safely: the service says which, and does not start.</summary>
public sealed class SignInSettingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liaison-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("SignIn:PublicAddress must be an address of HTTPS", "https://liaison.example/path", null, null)]
    [InlineData("SignIn:ProConnect:Authority must be an address of HTTPS", "https://liaison.example", "http://provider.example", null)]
    [InlineData("SignIn:ProConnect:ClientSecretFile names no file", "https://liaison.example", "https://provider.example", null)]
    [InlineData("holds 'HS256', which is none of RS, PS and ES", "https://liaison.example", "https://provider.example", "HS256")]
    [InlineData("holds 'none', which is none of RS, PS and ES", "https://liaison.example", "https://provider.example", "none")]
    public void What_is_wrong_is_named(string reason, string address, string? authority, string? algorithm)
    {
        var secret = Path.Combine(folder, "secret");
        if (algorithm is not null)
            File.WriteAllText(secret, "secret");
        var options = new Liaison.Server.SignIn.SignInOptions
        {
            PublicAddress = new Uri(address),
            ProConnect = new()
            {
                Authority = authority is null ? null : new Uri(authority), ClientId = "client", ClientSecretFile = secret,
                Algorithms = algorithm is null ? null : [algorithm],
            },
        };
        Assert.Contains(reason, options.WhyNot(), StringComparison.Ordinal);
    }
}
