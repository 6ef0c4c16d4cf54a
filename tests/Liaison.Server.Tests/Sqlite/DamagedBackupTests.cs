using Liaison.Server.Backups;
using Liaison.Server.Data;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>A backup that is no longer what was saved is not restored.</summary>
public sealed class DamagedBackupTests : SavedBackup
{
    [Theory]
    [InlineData(BackupFolder.ManifestName)]
    [InlineData(BackupFolder.SumsName)]
    [InlineData(BackupSeal.SignatureName)]
    public async Task Any_bit_of_the_small_files_matters(string name)
    {
        var bits = new FileInfo(Path.Combine(Folder, name)).Length * 8;
        for (var bit = 0; bit < bits; bit++)
            await MustRefuse(name, bytes => bytes[bit / 8] ^= (byte)(1 << bit % 8));
    }

    [Fact]
    public async Task Any_bit_of_the_data_matters()
    {
        var random = new Random(20260102);
        var last = (int)Manifest.Files[0].Bytes - 1;
        foreach (var offset in (int[])[0, 23, 24, 25, 4095, 4096, last - 16, last, .. Enumerable.Range(0, 200).Select(_ => random.Next(last))])
            await MustRefuse("liaison.db.sealed", bytes => bytes[offset] ^= (byte)(1 << random.Next(8)));
    }

    [Theory]
    [InlineData("liaison.db.sealed")]
    [InlineData(BackupFolder.ManifestName)]
    [InlineData(BackupFolder.SumsName)]
    [InlineData(BackupSeal.SignatureName)]
    public async Task A_file_that_is_cut_lengthened_or_absent_is_noticed(string name)
    {
        var path = Path.Combine(Folder, name);
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

    [Theory]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM prefecture", "a row refers to one that is not there")]
    [InlineData("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'person') WHERE name = 'mandate'",
        "integrity check fails")]
    [InlineData("DROP TABLE SchemaVersions", "This is no database of Liaison")]
    public async Task Data_that_were_damaged_before_they_were_saved_are_refused(string damage, string reason)
    {
        var data = Path.Combine(Home, "damaged.db");
        await Restore();
        await Change(damage);
        File.Move(Target, data);
        await using (var file = File.OpenRead(data))
            await Resign(await OpenedBackup.Replace(Folder, Keys, file));
        await Refused(reason);
        var refused = await Assert.ThrowsAsync<StorageException>(() => TakeBackup.Run(new SqliteCopy(data), Seal, Path.Combine(Home, "damaged"), At));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(Home, "damaged")));
    }

    private async Task MustRefuse(string name, Action<byte[]> change)
    {
        var path = Path.Combine(Folder, name);
        var whole = await File.ReadAllBytesAsync(path);
        var changed = whole.ToArray();
        change(changed);
        await File.WriteAllBytesAsync(path, changed);
        await Refused();
        await File.WriteAllBytesAsync(path, whole);
    }
}
