using Liaison.Server.Demo;
using Liaison.Server.Tests.People;

namespace Liaison.Server.Tests.Demo;

/// <summary>Signing in to the demo, which asks nobody who he is, and says so.</summary>
public sealed class DemoSignInTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("liaison-demo-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_visitor_signs_in_as_each_kind_of_user_by_a_button_and_is_told_that_it_is_a_demo()
    {
        await using var demo = await DemoService.Open(folder, "http://127.0.0.1:0", SommeYear.Beginning.AddDays(1));
        await demo.App.StartAsync();
        using var browser = new Browser(new Uri(demo.App.Urls.First()));
        foreach (var visitor in DemoKeys.Visitors)
        {
            (await browser.Get("/demo")).Is(200);
            MustWarn(browser.Page);
            var refused = await browser.Post("/demo/sign-in", ("visitor", visitor.Name));
            refused.IsRefused(400, "antiforgery.invalid");
            await browser.Get("/demo");
            (await browser.Post("/demo/sign-in", ("__RequestVerificationToken", browser.Token), ("visitor", visitor.Name))).Is(200);
            Assert.EndsWith("/account", browser.Page.Address, StringComparison.Ordinal);
            MustWarn(browser.Page);
            var role = $"\"role\":\"{visitor.Role.ToString()[..1].ToLowerInvariant()}{visitor.Role.ToString()[1..]}\"";
            Assert.Contains(role, (await browser.Get("/api/v1/me")).Is(200).Text, StringComparison.Ordinal);
            Assert.True(browser.Page.Response.Headers.Contains(DemoSignIn.Header));
        }
        (await browser.Get("/sign-in")).Is(200);
        Assert.Contains("href=\"/demo\"", browser.Page.Text, StringComparison.Ordinal);
        (await browser.Post("/demo/sign-in", ("__RequestVerificationToken", browser.Token), ("visitor", "nobody"))).IsRefused(404, "not_found");
    }

    private static void MustWarn(Seen page)
    {
        Assert.Contains("DÉMONSTRATION", page.Text, StringComparison.Ordinal);
        Assert.True(page.Response.Headers.Contains(DemoSignIn.Header));
    }
}

/// <summary>A service that is no demo, although people sign in to it.</summary>
public sealed class NoDemoTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task It_has_no_way_in_without_a_proof_and_speaks_of_no_demo()
    {
        using var browser = app.NewBrowser();
        (await browser.Get("/sign-in")).Is(200);
        Assert.DoesNotContain("demo", browser.Page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.False(browser.Page.Response.Headers.Contains(DemoSignIn.Header));
        var token = browser.Token;
        (await browser.Post("/demo/sign-in", ("__RequestVerificationToken", token), ("visitor", "officeHead"))).Is(404);
        (await browser.Get("/demo")).Is(404);
        Assert.Null(browser.SessionCookie);
    }

    [Fact]
    public void Only_the_command_puts_it_into_a_service()
    {
        var root = Repository.Path("src/Liaison.Server");
        var naming = Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("DemoSignIn(", StringComparison.Ordinal) || File.ReadAllText(file).Contains("SignInMeans.Demo", StringComparison.Ordinal))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["DemoService.cs", "DemoSignIn.cs", "RoleNames.cs"], naming);
    }
}
