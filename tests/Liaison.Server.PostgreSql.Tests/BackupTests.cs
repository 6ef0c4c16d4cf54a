using Dapper;
using Liaison.Server.Backups;
using Liaison.Server.Tests.Cli;
using Npgsql;

namespace Liaison.Server.Tests;

/// <summary>The commands <c>backup</c> and <c>restore</c> on PostgreSQL, beside a service that runs.</summary>
public sealed class BackupTests(RowSecurityTests.Families app) : IClassFixture<RowSecurityTests.Families>, IAsyncLifetime
{
    private readonly string empty = TestServer.NewName();

    public Task InitializeAsync() => TestServer.Create(empty, empty: true);

    public Task DisposeAsync() => TestServer.Drop(empty);

    [Fact]
    public async Task A_backup_under_load_is_one_moment_and_is_restored_row_by_row()
    {
        await using var writers = await Writers.Start(app);
        var before = writers.Acknowledged;
        var folder = await Backup("load");
        var during = writers.Acknowledged;
        await writers.Stop();
        Assert.True(during.Count > before.Count);

        var (code, output, error) = await Run(Settings(empty), "restore", folder);
        Assert.True(code == 0, error);
        Assert.Contains("Restored the data", output, StringComparison.Ordinal);
        var (restored, end) = (await Rows(Owner(empty)), await Rows(Owner(null)));
        Assert.Equal(end.Keys, restored.Keys);
        Assert.All(restored, table => Assert.Subset(end[table.Key].ToHashSet(), table.Value.ToHashSet()));
        var still = restored.Where(table => table.Key != "association" && !table.Key.StartsWith("journal_", StringComparison.Ordinal));
        Assert.All(still, table => Assert.Equal(end[table.Key], table.Value));
        Assert.All(before, id => Assert.Contains(restored["association"], row => row.Contains($"{id}", StringComparison.Ordinal)));
        // An act and its entry are in it together, or neither is.
        var acts = restored["journal_entry"].Count(row => row.Contains("registerAssociation", StringComparison.Ordinal));
        Assert.Equal(restored["association"].Count, acts);
    }

    [Fact]
    public async Task A_restored_database_serves_behind_the_same_second_wall()
    {
        Assert.Equal(0, (await Run(Settings(empty), "restore", await Backup("wall"))).Code);
        Assert.Equal(0, (await Run(Settings(empty), "keys", "create", "--role", "cabinet", "--prefecture", LiaisonApp.Somme)).Code);
        Assert.Equal(await Walls(Owner(null)), await Walls(Owner(empty)));
        await using var service = new NpgsqlConnection(TestServer.AsService(empty) + ";Pooling=false");
        Assert.Equal(0, await service.ExecuteScalarAsync<long>("SELECT count(*) FROM case_record"));
        await Assert.ThrowsAsync<PostgresException>(() => service.ExecuteAsync("DELETE FROM journal_entry"));
    }

    [Theory]
    [InlineData()]
    [InlineData("--replace")]
    public async Task A_database_that_holds_tables_is_left_as_it_is(params string[] wish)
    {
        var (code, _, error) = await Run(app.Storage.Settings, ["restore", await Backup("full" + wish.Length), .. wish]);
        Assert.Equal(1, code);
        Assert.Contains("holds tables already", error, StringComparison.Ordinal);
        (await app.One.Get("/cases")).Is(200);
    }

    [Fact]
    public async Task Any_changed_byte_of_the_dump_is_refused_before_anything_is_restored()
    {
        var folder = await Backup("flipped");
        var path = Path.Combine(folder, "liaison.dump.sealed");
        var whole = await File.ReadAllBytesAsync(path);
        foreach (var offset in (int[])[0, whole.Length / 3, whole.Length - 1])
        {
            var changed = whole.ToArray();
            changed[offset] ^= 1;
            await File.WriteAllBytesAsync(path, changed);
            var (code, _, error) = await Run(Settings(empty), "restore", folder);
            Assert.Equal(1, code);
            Assert.Contains("is not what was saved", error, StringComparison.Ordinal);
        }
        await using var owner = new NpgsqlConnection(Owner(empty));
        Assert.Equal(0, await owner.ExecuteScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Fact]
    public async Task A_restore_that_breaks_off_leaves_the_database_empty()
    {
        var folder = await Backup("cut");
        var keys = app.Storage.Settings["Keys:Folder"];
        var dump = await File.ReadAllBytesAsync(await OpenedBackup.Data(folder, keys));
        var manifest = await OpenedBackup.Replace(folder, keys, new MemoryStream(dump[..(dump.Length * 9 / 10)]));
        File.Delete(Path.Combine(folder, BackupFolder.ManifestName));
        File.Delete(Path.Combine(folder, BackupFolder.SumsName));
        await BackupFolder.Close(folder, manifest);
        var (code, _, error) = await Run(Settings(empty), "restore", folder, "--unsigned");
        Assert.Equal(1, code);
        Assert.Contains("pg_restore failed", error, StringComparison.Ordinal);
        Assert.Empty(await Rows(Owner(empty)));
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Rows(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        var rows = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in await connection.QueryAsync<string>("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
            rows[table] = [.. await connection.QueryAsync<string>($"SELECT t::text FROM \"{table}\" t ORDER BY t::text")];
        return rows;
    }

    private static async Task<IReadOnlyList<string>> Walls(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        return [.. await connection.QueryAsync<string>("""
            SELECT c.relname || ' ' || c.relrowsecurity || ' ' || coalesce(p.policyname || p.cmd || p.qual, '') FROM pg_class c
            LEFT JOIN pg_policies p ON p.tablename = c.relname WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1
            """)];
    }

    private string Owner(string? database) =>
        (database is null ? app.Storage.Settings["Storage:OwnerConnectionString"] : TestServer.AsOwner(database)) + ";Pooling=false";

    private Dictionary<string, string> Settings(string database) => new(app.Storage.Settings)
    {
        ["Storage:ConnectionString"] = TestServer.AsService(database), ["Storage:OwnerConnectionString"] = TestServer.AsOwner(database),
    };

    private async Task<string> Backup(string name)
    {
        var (code, folder, error) = await Run(app.Storage.Settings, "backup", Path.Combine(app.Storage.Folder, name));
        Assert.True(code == 0, error);
        return folder;
    }

    private Task<(int Code, string Output, string Error)> Run(IReadOnlyDictionary<string, string> settings, params string[] command) =>
        Commands.Run(app.Storage.Folder, settings, command);
}
