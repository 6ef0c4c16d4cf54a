using System.Security.Cryptography;
using System.Text;
using Dapper;
using Liaison.Server.Backups;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>What is restored is what was saved, or nothing is.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly string home = Directory.CreateTempSubdirectory("liaison-restore-").FullName;
    private string folder = "";
    private Manifest manifest = null!;

    private string Source => Path.Combine(home, "source.db");
    private string Target => Path.Combine(home, "target", "liaison.db");
    private string KeyFile => Path.Combine(home, "keys", "journal.pem");
    private BackupSeal Seal => new(KeyFile);

    public async Task InitializeAsync()
    {
        await FirstSchema.CopyTo(Source);
        JournalKey.Open(KeyFile).Dispose();
        (folder, manifest) = await TakeBackup.Run(new SqliteCopy(Source), Seal, Path.Combine(home, "backups"), At);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(home, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_whole_backup_is_restored_and_says_what_it_is()
    {
        Assert.EndsWith("/liaison-20260102T030405.000Z", folder.Replace('\\', '/'), StringComparison.Ordinal);
        var (restored, former) = await Restore();
        Assert.Null(former);
        Assert.Equivalent(manifest, restored);
        Assert.Equal(["0001_first_schema.sql"], restored.Schema);
        Assert.Equal(SqliteRows.Read(Source), SqliteRows.Read(Target));
        Assert.Equal([Target], Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    [Theory]
    [InlineData(BackupFolder.ManifestName)]
    [InlineData(BackupFolder.SumsName)]
    [InlineData(BackupSeal.SignatureName)]
    public async Task Any_bit_of_the_small_files_matters(string name)
    {
        var bits = new FileInfo(Path.Combine(folder, name)).Length * 8;
        for (var bit = 0; bit < bits; bit++)
            await MustRefuse(name, bytes => bytes[bit / 8] ^= (byte)(1 << bit % 8));
    }

    [Fact]
    public async Task Any_bit_of_the_data_matters()
    {
        var random = new Random(20260102);
        var last = (int)manifest.Files[0].Bytes - 1;
        foreach (var offset in (int[])[0, 18, 99, 100, 4095, 4096, last, .. Enumerable.Range(0, 60).Select(_ => random.Next(last))])
            await MustRefuse("liaison.db", bytes => bytes[offset] ^= (byte)(1 << random.Next(8)));
    }

    [Theory]
    [InlineData("liaison.db")]
    [InlineData(BackupFolder.ManifestName)]
    [InlineData(BackupFolder.SumsName)]
    [InlineData(BackupSeal.SignatureName)]
    public async Task A_file_that_is_cut_lengthened_or_absent_is_noticed(string name)
    {
        var path = Path.Combine(folder, name);
        var whole = await File.ReadAllBytesAsync(path);
        foreach (var other in (byte[][])[[], whole[..(whole.Length / 2)], whole[..^1], [.. whole, 0], [.. whole, (byte)'\n']])
        {
            await File.WriteAllBytesAsync(path, other);
            await Refused();
        }
        File.Delete(path);
        await Refused();
        await File.WriteAllBytesAsync(path, whole);
        await Restore();
    }

    [Fact]
    public async Task What_is_there_is_neither_overwritten_nor_deleted()
    {
        await Restore();
        await Change("INSERT INTO holiday_amendment VALUES ('test', '2018-01-01', 1, 'ajout', 'added')");
        var present = SqliteRows.Read(Target);
        Assert.Contains("is there already. Nothing was changed", (await Assert.ThrowsAsync<StorageException>(() => Restore())).Message, StringComparison.Ordinal);
        Assert.Equal(present, SqliteRows.Read(Target));

        var (_, former) = await Restore(replace: true);
        Assert.Equal(present, SqliteRows.Read(former!));
        Assert.Equal(SqliteRows.Read(Source), SqliteRows.Read(Target));
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-journal")]
    public async Task A_log_without_its_file_is_not_played_into_the_restored_one(string ending)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        await File.WriteAllTextAsync(Target + ending, "left over");
        await Assert.ThrowsAsync<StorageException>(() => Restore());
        Assert.False(File.Exists(Target));
        var (_, former) = await Restore(replace: true);
        Assert.Equal("left over", await File.ReadAllTextAsync(former + ending));
        Assert.Equal(SqliteRows.Read(Source), SqliteRows.Read(Target));
    }

    [Fact]
    public async Task A_damaged_database_is_replaced_and_kept_aside()
    {
        await Restore();
        await File.WriteAllTextAsync(Target, "this was a database once, and the disk has eaten it");
        var (_, former) = await Restore(replace: true);
        Assert.StartsWith("this was", await File.ReadAllTextAsync(former!), StringComparison.Ordinal);
        Assert.Equal(SqliteRows.Read(Source), SqliteRows.Read(Target));
    }

    [Fact]
    public async Task Only_what_the_key_that_is_here_has_signed_is_restored_unasked()
    {
        await Resign(manifest with { SignedBy = null });
        await Refused("is not signed, and the key here is");
        File.Delete(KeyFile);
        await Restore();
        File.Delete(Target);

        using (var other = JournalKey.Open(KeyFile))
            await Resign(manifest with { SignedBy = other.Id });
        await Restore();
        File.Delete(Target);
        File.Delete(KeyFile);
        await Refused("bring the key back first");
        JournalKey.Open(KeyFile).Dispose();
        await Refused("is signed by journal key");
        await RestoreBackup.Run(new SqliteCopy(Target), null, folder, replace: false, At);
        Assert.Equal(SqliteRows.Read(Source), SqliteRows.Read(Target));
    }

    [Fact]
    public async Task What_this_version_cannot_read_is_refused()
    {
        await Resign(manifest with { Schema = [.. manifest.Schema, "9999_later.sql"] });
        await Refused("made by a newer version, with script 9999_later.sql");
        await Resign(manifest with { Engine = StorageEngine.Postgresql });
        await Refused("is of the engine Postgresql");
        await Resign(manifest with { Format = "liaison-backup/2" });
        await Refused("a format that this version does not read");
        await Resign(manifest with { Files = [manifest.Files[0] with { Name = "../source.db" }] });
        await Refused("does not consist of liaison.db");
        await Resign(manifest with { Rows = manifest.Rows.ToDictionary(table => table.Key, table => table.Value + (table.Key == "person" ? 1 : 0)) });
        await Refused("table person has another number of rows");
        await Resign(manifest with { Schema = [] });
        await Refused("its scripts are others");
    }

    [Theory]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM prefecture", "a row refers to one that is not there")]
    [InlineData("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'person') WHERE name = 'mandate'",
        "integrity check fails")]
    [InlineData("DROP TABLE SchemaVersions", "This is no database of Liaison")]
    public async Task Data_that_were_damaged_before_they_were_saved_are_refused(string damage, string reason)
    {
        var data = Path.Combine(folder, "liaison.db");
        await Restore();
        await Change(damage);
        File.Move(Target, data, overwrite: true);
        await Resign(manifest with { Files = [await BackupFolder.Describe(data)] });
        await Refused(reason);
        var refused = await Assert.ThrowsAsync<StorageException>(() => TakeBackup.Run(new SqliteCopy(data), Seal, Path.Combine(home, "damaged"), At));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(home, "damaged")));
    }

    [Fact]
    public async Task A_backup_that_fails_half_way_leaves_nothing()
    {
        var parent = Path.Combine(home, "failing");
        await Assert.ThrowsAsync<IOException>(() => TakeBackup.Run(new FullDisk(), Seal, parent, At));
        Assert.Empty(Directory.GetFileSystemEntries(parent));
    }

    [Fact]
    public void The_witness_tells_how_much_the_backup_does_not_hold()
    {
        var log = Path.Combine(home, "checkpoints.log");
        Assert.Equal(0, LaterWitness.EntriesBeyond(log, manifest));
        using var key = JournalKey.Open(KeyFile);
        foreach (var size in (long[])[5, 12])
            File.AppendAllText(log, Encoding.UTF8.GetString(ExportLines.Write(key.Sign(new Checkpoint("liaison/test", size, SHA256.HashData([]), At)))));
        Assert.Equal(12, LaterWitness.EntriesBeyond(log, manifest));
        Assert.Equal(2, LaterWitness.EntriesBeyond(log, manifest with { Journal = new SavedCheckpoint(10, "", At, key.Id) }));
        Assert.Equal(0, LaterWitness.EntriesBeyond(log, manifest with { Journal = new SavedCheckpoint(12, "", At, key.Id) }));
    }

    private Task<(Manifest Manifest, string? Former)> Restore(bool replace = false) => RestoreBackup.Run(new SqliteCopy(Target), Seal, folder, replace, At);

    private async Task Refused(string reason = "")
    {
        var refused = await Assert.ThrowsAsync<StorageException>(() => Restore());
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(Target)) && Directory.GetFiles(Path.GetDirectoryName(Target)!).Length > 0);
    }

    private async Task MustRefuse(string name, Action<byte[]> change)
    {
        var path = Path.Combine(folder, name);
        var whole = await File.ReadAllBytesAsync(path);
        var changed = whole.ToArray();
        change(changed);
        await File.WriteAllBytesAsync(path, changed);
        await Refused();
        await File.WriteAllBytesAsync(path, whole);
    }

    private async Task Resign(Manifest other)
    {
        foreach (var name in (string[])[BackupFolder.ManifestName, BackupFolder.SumsName, BackupSeal.SignatureName])
            File.Delete(Path.Combine(folder, name));
        await BackupFolder.Close(folder, other);
        if (other.SignedBy is not null)
            await Seal.Sign(folder);
    }

    private async Task Change(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Target};Pooling=False");
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
        await connection.ExecuteAsync("PRAGMA journal_mode = DELETE");
    }

    private sealed class FullDisk : DataCopy
    {
        public override StorageEngine Engine => StorageEngine.Sqlite;

        public override string FileName => "liaison.db";

        public override async Task<Contents> Save(string path)
        {
            await File.WriteAllTextAsync(path, "half");
            throw new IOException("No space left on device");
        }

        public override Task RefuseToOverwrite(bool replace) => Task.CompletedTask;

        public override Task<string?> Restore(string folder, Manifest manifest, DateTimeOffset at) => Task.FromResult<string?>(null);
    }
}
