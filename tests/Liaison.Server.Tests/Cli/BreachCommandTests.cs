using System.Text.Json.Nodes;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Journal;

namespace Liaison.Server.Tests.Cli;

/// <summary>The operator's command that says what a lost key saw, in a process of its own beside the running service.</summary>
public sealed class BreachCommandTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task The_operator_writes_what_a_key_saw_and_that_stands_in_the_journal()
    {
        var association = await app.NewAssociation();
        var opened = await app.CompleteCase(association);
        await app.Seal();
        var to = Path.Combine(app.Storage.Folder, "breach.ndjson");
        var (code, _, error) = await Run("--key", association.Key.Prefix, "--prefecture", LiaisonApp.Somme, "--out", to);
        Assert.True(code == 0, error);
        var lines = (await File.ReadAllLinesAsync(to)).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal([opened], lines.Where(line => line["case"] is not null).Select(line => line["case"]!.GetValue<Guid>()));
        await app.Seal();
        var last = (await (await app.Officer()).Get("/journal?limit=1")).Is(200).Data[0]!["act"];
        Assert.Equal(("operator", "readBreachFile"), (last.Text("role"), last.Text("action")));
    }

    [Theory]
    [InlineData("Give a key or an account, one of the two.", null)]
    [InlineData("There is no such key.", "nosuchkey")]
    public async Task What_it_needs_is_said(string reason, string? key) =>
        Assert.Equal((1, "", reason), await Run([.. key is null ? [] : new[] { "--key", key }, "--prefecture", LiaisonApp.Somme]));

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) =>
        Commands.Run(app.Storage.Folder, app.Storage.Settings, ["breach-file", .. arguments]);
}
