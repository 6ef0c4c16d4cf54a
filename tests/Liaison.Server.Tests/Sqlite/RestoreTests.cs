using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Backups;
using Liaison.Server.Data;
using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>What is restored is what was saved, or nothing is.</summary>
public sealed class RestoreTests : SavedBackup
{
    [Fact]
    public async Task A_whole_backup_is_restored_and_says_what_it_is()
    {
        Assert.EndsWith("/liaison-20260102T030405.000Z", Folder.Replace('\\', '/'), StringComparison.Ordinal);
        var (restored, former) = await Restore();
        Assert.Null(former);
        Assert.Equivalent(Manifest, restored);
        Assert.Equal(["0001_first_schema.sql"], restored.Schema);
        Assert.Equal(SqliteRows.Read(Source), SqliteRows.Read(Target));
        Assert.Equal([Target], Directory.GetFiles(Path.GetDirectoryName(Target)!));
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
        await Resign(Manifest with { SignedBy = null });
        await Refused("is not signed, and the key here is");
        File.Delete(KeyFile);
        await Restore();
        File.Delete(Target);

        using (var other = JournalKey.Open(KeyFile))
            await Resign(Manifest with { SignedBy = other.Id });
        await Restore();
        File.Delete(Target);
        File.Delete(KeyFile);
        await Refused("bring the key back first");
        JournalKey.Open(KeyFile).Dispose();
        await Refused("is signed by journal key");
        await RestoreBackup.Run(new SqliteCopy(Target), OpenedBackup.Seal(Keys, asksForSignature: false), Folder, replace: false, At);
        Assert.Equal(SqliteRows.Read(Source), SqliteRows.Read(Target));
    }

    [Fact]
    public async Task What_this_version_cannot_read_is_refused()
    {
        await Resign(Manifest with { Schema = [.. Manifest.Schema, "9999_later.sql"] });
        await Refused("made by a newer version, with script 9999_later.sql");
        await Resign(Manifest with { Engine = StorageEngine.Postgresql });
        await Refused("is of the engine Postgresql");
        await Resign(Manifest with { Format = "liaison-backup/3" });
        await Refused("a format that this version does not read");
        await Resign(Manifest with { Format = Manifest.PlainFormat });
        await Refused("a format that this version does not read");
        await Resign(Manifest with { Key = null });
        await Refused("a format that this version does not read");
        await Resign(Manifest with { Files = [Manifest.Files[0] with { Name = "../source.db" }] });
        await Refused("does not consist of liaison.db");
        await Resign(Manifest with { Rows = Manifest.Rows.ToDictionary(table => table.Key, table => table.Value + (table.Key == "person" ? 1 : 0)) });
        await Refused("table person has another number of rows");
        await Resign(Manifest with { Schema = [] });
        await Refused("its scripts are others");
    }

    [Fact]
    public async Task Nothing_opens_with_another_root_key_or_none()
    {
        var root = Directory.GetFiles(Path.Combine(Keys, "root")).Single();
        var key = await File.ReadAllTextAsync(root);
        var name = Path.GetFileNameWithoutExtension(root).Split('-')[^1];
        File.Delete(root);
        await Refused($"The root key {name} is not in");
        await File.WriteAllTextAsync(root, new string('0', key.Length));
        Own(root);
        await Refused("is not what it was made as");
        await File.WriteAllTextAsync(root, key);
        await Restore();
    }

    [Fact]
    public async Task The_key_of_a_backup_opens_that_backup_alone()
    {
        var (_, other) = await TakeBackup.Run(new SqliteCopy(Source), Seal, Path.Combine(Home, "backups"), At.AddDays(1));
        Assert.NotEqual(Manifest.Key, other.Key);
        await Resign(Manifest with { Key = other.Key });
        await Refused("does not open");
        await Resign(Manifest with { TakenAt = At.AddDays(1) });
        await Refused("does not open");
        await Resign(Manifest with { Key = Manifest.Key! with { Wrapped = "no base 64" } });
        await Refused("does not open");
    }

    [Fact]
    public async Task A_signed_backup_of_a_version_that_did_not_encrypt_is_restored()
    {
        var plain = Path.Combine(Folder, "liaison.db");
        File.Move(await OpenedBackup.Data(Folder, Keys), plain);
        File.Delete(plain + SealedData.Ending);
        await Resign(Manifest with { Format = Manifest.PlainFormat, Key = null, Files = [await BackupFolder.Describe(plain)] });
        await Restore();
        Assert.Equal(SqliteRows.Read(Source), SqliteRows.Read(Target));
        await Resign(Manifest with { Files = [await BackupFolder.Describe(plain)] });
        File.Delete(Target);
        await Refused("does not consist of liaison.db.sealed");
    }

    [Fact]
    public async Task A_backup_leaves_nothing_plain_behind()
    {
        Assert.DoesNotContain(Directory.GetFiles(Home, "*", SearchOption.AllDirectories), path => path.Contains("backing-up", StringComparison.Ordinal));
        foreach (var path in Directory.GetFiles(Folder))
            Assert.DoesNotContain("SQLite format 3", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)), StringComparison.Ordinal);
        Assert.Contains("SQLite format 3", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await OpenedBackup.Data(Folder, Keys))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_fails_half_way_leaves_nothing()
    {
        var parent = Path.Combine(Home, "failing");
        await Assert.ThrowsAsync<IOException>(() => TakeBackup.Run(new FullDisk(), Seal, parent, At));
        Assert.Empty(Directory.GetFileSystemEntries(parent));
    }

    [Fact]
    public void The_witness_tells_how_much_the_backup_does_not_hold()
    {
        var log = Path.Combine(Home, "checkpoints.log");
        Assert.Equal(0, LaterWitness.EntriesBeyond(log, Manifest));
        using var key = JournalKey.Open(KeyFile);
        foreach (var size in (long[])[5, 12])
            File.AppendAllText(log, Encoding.UTF8.GetString(ExportLines.Write(key.Sign(new Checkpoint("liaison/test", size, SHA256.HashData([]), At)))));
        Assert.Equal(12, LaterWitness.EntriesBeyond(log, Manifest));
        Assert.Equal(2, LaterWitness.EntriesBeyond(log, Manifest with { Journal = new SavedCheckpoint(10, "", At, key.Id) }));
        Assert.Equal(0, LaterWitness.EntriesBeyond(log, Manifest with { Journal = new SavedCheckpoint(12, "", At, key.Id) }));
    }

    private static void Own(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private sealed class FullDisk : DataCopy
    {
        public override StorageEngine Engine => StorageEngine.Sqlite;

        public override string FileName => "liaison.db";

        public override async Task<Contents> Save(Func<Stream, Task> keep)
        {
            await keep(new MemoryStream("half"u8.ToArray()));
            throw new IOException("No space left on device");
        }

        public override Task RefuseToOverwrite(bool replace) => Task.CompletedTask;

        public override Task<string?> Restore(Func<Stream, Task> write, Manifest manifest, DateTimeOffset at) => Task.FromResult<string?>(null);
    }
}
