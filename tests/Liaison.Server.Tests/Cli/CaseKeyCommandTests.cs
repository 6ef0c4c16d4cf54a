using System.Text.Json.Nodes;
using Liaison.Server.Tests.Cases;

namespace Liaison.Server.Tests.Cli;

/// <summary>The keys of cases, as an operator looks after them.</summary>
public sealed class CaseKeyCommandTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) =>
        Commands.Run(app.Storage.Folder, app.Storage.Settings, ["case-keys", .. arguments]);

    [Fact]
    public async Task A_new_root_key_is_made_while_the_service_runs_and_cases_go_on_being_read()
    {
        var association = await app.NewAssociation();
        var id = await app.CompleteCase(association);
        var (code, output, error) = await Run("rotate");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("keys are wrapped with root key", output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n0 keys", output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(app.Storage.Folder, "keys", "root")).Length);
        app.TravelTo(app.Clock.GetUtcNow().AddMinutes(11));
        Assert.Equal("Exemple", (await association.Get($"/cases/{id}")).Is(200).Person()["familyName"]!.GetValue<string>());
        (await association.Get($"/cases/{await app.CompleteCase(association)}")).Is(200);
        // The service may have made that one before it noticed.
        await Run("rewrap");
        Assert.StartsWith("0 keys", (await Run("rewrap")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_store_is_saved_and_brought_back()
    {
        var association = await app.NewAssociation();
        var id = await app.CompleteCase(association);
        var folder = Path.Combine(app.Storage.Folder, "copies");
        var (code, path, told) = await Run("backup", folder);
        Assert.Equal(0, code);
        Assert.Contains("The root keys are not in it.", told, StringComparison.Ordinal);
        Assert.Contains($"{id}", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.All(File.ReadLines(path), line => Assert.NotNull(JsonNode.Parse(line)));

        await app.Storage.LoseKey(id);
        app.TravelTo(app.Clock.GetUtcNow().AddMinutes(11));
        (await association.Get($"/cases/{id}")).Is(503);
        Assert.StartsWith("1 keys were brought back", (await Run("restore", path)).Output, StringComparison.Ordinal);
        (await association.Get($"/cases/{id}")).Is(200);

        await File.AppendAllTextAsync(path, "{}\n");
        var (refused, _, reason) = await Run("restore", path);
        Assert.Equal(1, refused);
        Assert.Contains("is no whole copy of a key store", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_the_root_keys_of_its_cases_does_not_start()
    {
        await app.CompleteCase(await app.NewAssociation());
        var (root, aside) = (Path.Combine(app.Storage.Folder, "keys", "root"), Path.Combine(app.Storage.Folder, "aside"));
        Directory.Move(root, aside);
        try
        {
            var (code, _, error) = await Commands.Run(app.Storage.Folder, app.Storage.Settings, "--urls", "http://127.0.0.1:0");
            Assert.Equal(1, code);
            Assert.Contains("bring the root keys back", error, StringComparison.Ordinal);
        }
        finally
        {
            if (Directory.Exists(root))
                Directory.Delete(root, recursive: true);
            Directory.Move(aside, root);
        }
    }
}
