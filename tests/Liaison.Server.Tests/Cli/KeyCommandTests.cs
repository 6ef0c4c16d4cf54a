using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Identity;

namespace Liaison.Server.Tests.Cli;

/// <summary>The operator's commands on keys, in a process of their own beside the running service.</summary>
public sealed class KeyCommandTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    [Fact]
    public async Task A_key_revoked_in_another_process_is_refused_at_its_next_request()
    {
        var agent = await app.NewAgent();
        (await agent.Get("/cases")).Is(200);
        Assert.Equal(0, (await Run("keys", "revoke", agent.Key.Prefix, "--reason", "Clé perdue")).Code);
        (await agent.Get("/cases")).IsRefused(401, "key.revoked");
        Assert.Equal("Clé perdue", (await (await app.Staff(Role.OfficeHead)).Get(agent.Path())).Is(200).Json.Text("revocationReason"));
    }

    [Fact]
    public async Task A_key_made_in_another_process_is_narrowed_as_said_and_listed()
    {
        var (code, text, error) = await Run("keys", "create", "--role", "officeAgent", "--prefecture", "80", "--days", "30", "--name", "Tableau\tde bord",
            "--scope", "readMeetings", "--scope", "readKeys", "--network", "127.0.0.0/8", "--network", "::1/128");
        Assert.True(code == 1, error);
        Assert.Equal("A key cannot hold a right that its role has not.", error);
        (code, text, error) = await Run("keys", "create", "--role", "officeAgent", "--prefecture", "80", "--days", "30", "--name", "Tableau\tde bord",
            "--scope", "readMeetings", "--network", "127.0.0.0/8", "--network", "::1/128");
        Assert.True(code == 0, error);
        var made = await app.Using(text);
        Assert.Equal(["knowOneself", "readMeetings"], (await made.Get("/me")).Is(200).Texts("rights", "right"));
        (await made.Get("/cases")).IsRefused(403, "right.missing");
        var shown = (await (await app.Staff(Role.OfficeHead)).Get(made.Path())).Is(200);
        Assert.Equal((null, "Tableau\tde bord"), (shown.Json.Text("madeBy"), shown.Json.Text("name")));
        Assert.Equal(["127.0.0.0/8", "::1/128"], shown.Texts("allowedNetworks"));

        var listed = (await Run("keys", "list", "--prefecture", "80")).Output;
        var line = Assert.Single(listed.Split('\n'), line => line.StartsWith(made.Key.Prefix, StringComparison.Ordinal)).Split('\t');
        Assert.Equal(["Active", "OfficeAgent", "80", ""], line[1..5]);
        Assert.Equal((8, "Tableau de bord"), (line.Length, line[7]));
        Assert.DoesNotContain(text.Split('_')[2], listed, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Key.SecretHash, listed, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> Run(params string[] arguments) => Commands.Run(app.Storage.Folder, app.Storage.Settings, arguments);
}
