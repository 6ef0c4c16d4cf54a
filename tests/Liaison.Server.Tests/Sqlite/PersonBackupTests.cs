using Dapper;
using Liaison.Server.Tests.Cli;
using Liaison.Server.Tests.People;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>Whose look it was is known as well after a backup and its restore.</summary>
public sealed class PersonBackupTests(PeopleApp app) : IClassFixture<PeopleApp>
{
    [Fact]
    public async Task A_look_by_a_session_that_is_not_sealed_yet_is_restored_under_its_account()
    {
        var (account, opened) = await app.WhoLooks();
        var place = Path.Combine(app.Storage.Folder, "elsewhere", "restored.db");
        var folder = await Run(app.Storage.Settings["Storage:Path"], "backup", Path.Combine(app.Storage.Folder, "person"));
        await Run(place, "restore", folder);

        await using var restored = SqliteRows.Open(place);
        var acts = await restored.QueryAsync<(string By, string Payload)>(
            "SELECT by_key, payload FROM journal_entry WHERE payload LIKE @opened ORDER BY id", new { opened = $"%{opened}%" });
        Assert.Equal(["openCase", "readCase"], acts.Select(act => System.Text.Json.Nodes.JsonNode.Parse(act.Payload)!["action"]!.GetValue<string>()));
        Assert.All(acts, act => Assert.Equal($"{account}", act.By));
        Assert.All(acts, act => Assert.Contains($"\"account\":\"{account}\"", act.Payload, StringComparison.Ordinal));
    }

    private async Task<string> Run(string file, params string[] command)
    {
        var settings = new Dictionary<string, string> { ["Storage:Path"] = file, ["Keys:Folder"] = Path.Combine(app.Storage.Folder, "keys") };
        var (code, output, error) = await Commands.Run(app.Storage.Folder, settings, command);
        Assert.True(code == 0, error);
        return output;
    }
}
