using System.Diagnostics;
using System.Text.Json.Nodes;
using Dapper;
using Liaison.Server.Pipeline;
using Liaison.Server.Tests.Cases;
using Liaison.Server.Tests.Cli;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>The commands <c>backup</c> and <c>restore</c> beside a service that runs.</summary>
public sealed class BackupTests(LiaisonApp app) : IClassFixture<LiaisonApp>
{
    private string File => app.Storage.Settings["Storage:Path"];

    [Fact]
    public async Task A_backup_under_load_is_one_moment_between_its_start_and_its_end()
    {
        await using var writers = await Writers.Start(app);
        var before = writers.Acknowledged;
        var folder = await Backup("load");
        var after = writers.Acknowledged;
        while (writers.Acknowledged.Count < after.Count + 10)
            await Task.Delay(5);
        await writers.Stop();

        var copy = SqliteRows.Read(await Opened(folder));
        var end = SqliteRows.Read(File);
        Assert.Subset(Ids(copy), before.ToHashSet());
        Assert.Subset(writers.Acknowledged.ToHashSet(), Ids(copy));
        // Somebody was answered while the command ran, and more came later: it was not a quiet moment.
        Assert.True(after.Count > before.Count && end["association"].Count > copy["association"].Count);

        // What it holds is what the first so many entries of the journal tell of, all of it, and each row as it still is.
        Assert.All(copy, table => Assert.Subset(end[table.Key].ToHashSet(), table.Value.ToHashSet()));
        var entries = Entries(File).Take(copy["journal_entry"].Count).ToList();
        Assert.Equal(entries, Entries(await Opened(folder)));
        Assert.Equal(entries.Count(entry => entry.Contains("\"registerAssociation\"", StringComparison.Ordinal)), copy["association"].Count);
    }

    [Fact]
    public async Task Looks_that_are_not_sealed_yet_are_in_a_backup()
    {
        var association = await app.NewAssociation();
        var made = await app.CompleteCase(association);
        (await association.Get($"/cases/{made}")).Is(200);
        var folder = await Backup("looks");
        Assert.Single(Entries(await Opened(folder)), entry =>
            entry.Contains("\"readCase\"", StringComparison.Ordinal) && entry.Contains($"{made}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restored_file_is_equal_row_by_row_and_is_served()
    {
        await app.NewAssociation();
        var folder = await Backup("equal");
        var manifest = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(folder, "manifest.json")))!;
        var place = Path.Combine(app.Storage.Folder, "elsewhere", "restored.db");
        var (code, output, error) = await Run(place, "restore", folder);
        Assert.True(code == 0, error);
        Assert.Contains("Restored the data", output, StringComparison.Ordinal);
        Assert.DoesNotContain("migrate", output, StringComparison.Ordinal);

        var rows = SqliteRows.Read(place);
        Assert.Equal(SqliteRows.Read(await Opened(folder)), rows);
        Assert.Equal(rows.ToDictionary(table => table.Key, table => table.Value.Count),
            manifest["rows"]!.AsObject().ToDictionary(table => table.Key, table => table.Value!.GetValue<int>()));
        Assert.Equal(0, (await Run(place, "keys", "create", "--role", "cabinet", "--prefecture", LiaisonApp.Somme)).Code);
        await using var connection = SqliteRows.Open(place);
        Assert.Equal("wal", await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_backup_is_open_to_its_owner_alone_and_says_that_the_keys_are_not_in_it()
    {
        var parent = Path.Combine(app.Storage.Folder, "modes");
        var (code, folder, error) = await Run(File, "backup", parent);
        Assert.Equal(0, code);
        Assert.Contains("It is encrypted, and opens with root key", error, StringComparison.Ordinal);
        Assert.Contains("The keys are not in it: keep journal.pem, checkpoints.log and root", error, StringComparison.Ordinal);
        Assert.Equal("rwx", Mode(parent));
        Assert.Equal("rwx", Mode(folder));
        Assert.All(Directory.GetFiles(folder), path => Assert.Equal("rw-", Mode(path)));
        Assert.DoesNotContain(Directory.GetFiles(folder), path => path.Contains("journal.pem", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_a_service_has_open_is_not_replaced()
    {
        var folder = await Backup("open");
        var association = (await app.NewAssociation()).AssociationId;
        var (code, _, error) = await Run(File, "restore", folder, "--replace");
        Assert.Equal(1, code);
        Assert.Contains("is in use: stop the service first. Nothing was changed.", error, StringComparison.Ordinal);
        (await (await app.Staff(Role.OfficeHead)).Get($"/associations/{association}")).Is(200);
        await app.NewAssociation();
    }

    [Fact]
    public async Task A_backup_that_is_killed_leaves_nothing_that_looks_whole()
    {
        var parent = Path.Combine(app.Storage.Folder, "killed");
        // The largest file it may write is 100 KiB; at the next byte the system ends the process.
        var command = $"ulimit -c 0 -f 100; exec dotnet '{Path.Combine(AppContext.BaseDirectory, "Liaison.Server.dll")}' backup '{parent}'";
        var start = new ProcessStartInfo("bash", ["-c", command]);
        start.Environment["Storage__Path"] = File;
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        Assert.NotEqual(0, (await Programs.Run(start)).Code);
        Assert.All(Directory.GetDirectories(parent), left =>
        {
            Assert.EndsWith(".part", left, StringComparison.Ordinal);
            Assert.False(System.IO.File.Exists(Path.Combine(left, "SHA256SUMS")));
        });
    }

    // What the owner may; anything that others may shows as a letter more.
    private static string Mode(string path)
    {
        var mode = OperatingSystem.IsWindows() ? default : System.IO.File.GetUnixFileMode(path);
        var (read, write) = (mode.HasFlag(UnixFileMode.UserRead) ? 'r' : '-', mode.HasFlag(UnixFileMode.UserWrite) ? 'w' : '-');
        var owner = string.Concat(read, write, mode.HasFlag(UnixFileMode.UserExecute) ? 'x' : '-');
        return ((int)mode & 0b111_111) == 0 ? owner : owner + "!";
    }

    private static HashSet<Guid> Ids(IReadOnlyDictionary<string, IReadOnlyList<string>> rows) =>
        [.. rows["association"].Where(row => row.Contains("sous charge", StringComparison.Ordinal)).Select(row => Guid.Parse(row.Split('\'')[1]))];

    private static List<string> Entries(string file)
    {
        using var connection = SqliteRows.Open(file);
        return [.. connection.Query<string>("SELECT id || at || payload || quote(salt) FROM journal_entry ORDER BY id")];
    }

    private Task<string> Opened(string folder) => OpenedBackup.Data(folder, Path.Combine(app.Storage.Folder, "keys"));

    private async Task<string> Backup(string name)
    {
        var (code, folder, error) = await Run(File, "backup", Path.Combine(app.Storage.Folder, name));
        Assert.True(code == 0, error);
        return folder;
    }

    private Task<(int Code, string Output, string Error)> Run(string file, params string[] command) => Commands.Run(app.Storage.Folder,
        new Dictionary<string, string> { ["Storage:Path"] = file, ["Keys:Folder"] = Path.Combine(app.Storage.Folder, "keys") }, command);
}
