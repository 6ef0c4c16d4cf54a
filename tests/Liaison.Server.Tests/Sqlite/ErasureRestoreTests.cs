using Dapper;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Cli;
using Liaison.Server.Tests.Retention;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>A backup that is older than a destruction: what it brings back is equal row by row, and what was destroyed stays so.</summary>
public sealed class ErasureRestoreTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private string Keys => Path.Combine(app.Storage.Folder, "keys");

    [Fact]
    public async Task A_restored_backup_is_equal_but_for_what_was_destroyed_since()
    {
        var association = await app.NewAssociation();
        var (id, reference, _) = await app.SettledCase(association);
        var kept = await app.CompleteCase(association);
        var folder = await Run(app.Storage.Settings["Storage:Path"], "backup", Path.Combine(app.Storage.Folder, "older"));
        var copy = await Run(app.Storage.Settings["Storage:Path"], "case-keys", "backup", Path.Combine(app.Storage.Folder, "older-keys"));
        await app.Destroys(await app.ApprovedRequest(reference));

        var place = Path.Combine(app.Storage.Folder, "elsewhere", "restored.db");
        Assert.Contains("1 cases that were destroyed since then were destroyed again.", await Run(place, "restore", folder), StringComparison.Ordinal);
        await Run(place, "case-keys", "restore", copy);
        await using (var restored = SqliteRows.Open(place))
        {
            Assert.Equal(0, await restored.ExecuteScalarAsync<int>($"SELECT count(*) FROM person WHERE case_id = '{id}' AND sealed IS NOT NULL"));
            Assert.Equal(1, await restored.ExecuteScalarAsync<int>($"SELECT count(*) FROM person WHERE case_id = '{kept}' AND sealed IS NOT NULL"));
            Assert.Equal(1, await restored.ExecuteScalarAsync<int>("SELECT count(*) FROM journal_entry WHERE payload LIKE '%replayErasures%'"));
        }
        var (before, after) = (SqliteRows.Read(await OpenedBackup.Data(folder, Keys)), SqliteRows.Read(place));
        string[] touched = ["journal_entry", "change_clock", "audience_request", .. Server.Retention.HangsOnCase.All.Select(hanging => hanging.Table)];
        Assert.All(before.Where(table => !touched.Contains(table.Key)), table => Assert.Equal(table.Value, after[table.Key]));
        Assert.Equal(before["case_record"].Count, after["case_record"].Count);
        Assert.Single(after["case_record"].Except(before["case_record"]));
    }

    [Fact]
    public async Task Without_the_register_the_older_copies_bring_it_back_so_that_replaying_proves_something()
    {
        var association = await app.NewAssociation();
        var (id, reference, _) = await app.SettledCase(association);
        var folder = await Run(app.Storage.Settings["Storage:Path"], "backup", Path.Combine(app.Storage.Folder, "control"));
        var copy = await Run(app.Storage.Settings["Storage:Path"], "case-keys", "backup", Path.Combine(app.Storage.Folder, "control-keys"));
        await app.Destroys(await app.ApprovedRequest(reference));

        // Another machine: the root keys and the older copies, and nothing that tells of the erasure.
        var (place, keys) = (Path.Combine(app.Storage.Folder, "control-place", "restored.db"), Path.Combine(app.Storage.Folder, "control-place", "keys"));
        Directory.CreateDirectory(Path.Combine(keys, "root"));
        foreach (var file in Directory.GetFiles(Path.Combine(Keys, "root")).Append(Path.Combine(Keys, "journal.pem")))
            File.Copy(file, Path.Combine(keys, Path.GetRelativePath(Keys, file)));
        File.Delete(Path.Combine(app.Storage.Folder, "control-keys", "erasures.jsonl"));
        await RunWith(place, keys, "case-keys", "restore", copy);
        Assert.DoesNotContain("destroyed again", await RunWith(place, keys, "restore", folder), StringComparison.Ordinal);
        await using var restored = SqliteRows.Open(place);
        var envelope = await restored.ExecuteScalarAsync<byte[]>($"SELECT sealed FROM person WHERE case_id = '{id}'");
        using var safe = TestSafe.In(keys);
        Assert.Contains("serinnom", $"{safe.Open<System.Text.Json.JsonElement>(LiaisonApp.Somme, id, "person", envelope)}", StringComparison.Ordinal);
    }

    private Task<string> Run(string file, params string[] command) => RunWith(file, Keys, command);

    private async Task<string> RunWith(string file, string keys, params string[] command)
    {
        var (code, output, error) = await Commands.Run(app.Storage.Folder,
            new Dictionary<string, string> { ["Storage:Path"] = file, ["Keys:Folder"] = keys }, command);
        Assert.True(code == 0, error);
        return output;
    }
}
