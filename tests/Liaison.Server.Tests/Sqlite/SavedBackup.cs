using Dapper;
using Liaison.Server.Backups;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Microsoft.Data.Sqlite;

namespace Liaison.Server.Tests.Sqlite;

/// <summary>A signed backup of a file with rows in every table, and a place to restore it to.</summary>
public abstract class SavedBackup : IAsyncLifetime
{
    protected static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    protected string Home { get; } = Directory.CreateTempSubdirectory("liaison-restore-").FullName;
    protected string Folder { get; private set; } = "";
    protected Manifest Manifest { get; private set; } = null!;

    protected string Source => Path.Combine(Home, "source.db");
    protected string Target => Path.Combine(Home, "target", "liaison.db");
    protected string KeyFile => Path.Combine(Keys, "journal.pem");
    protected string Keys => Path.Combine(Home, "keys");
    protected BackupSeal Seal => OpenedBackup.Seal(Keys);

    public async Task InitializeAsync()
    {
        await FirstSchema.CopyTo(Source);
        JournalKey.Open(KeyFile).Dispose();
        (Folder, Manifest) = await TakeBackup.Run(new SqliteCopy(Source), Seal, Path.Combine(Home, "backups"), At);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Home, recursive: true);
        return Task.CompletedTask;
    }

    protected Task<(Manifest Manifest, string? Former)> Restore(bool replace = false) => RestoreBackup.Run(new SqliteCopy(Target), Seal, Folder, replace, At);

    protected async Task Refused(string reason = "")
    {
        var refused = await Assert.ThrowsAsync<StorageException>(() => Restore());
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(Target)) && Directory.GetFiles(Path.GetDirectoryName(Target)!).Length > 0);
    }

    protected async Task Resign(Manifest other)
    {
        foreach (var name in (string[])[BackupFolder.ManifestName, BackupFolder.SumsName, BackupSeal.SignatureName])
            File.Delete(Path.Combine(Folder, name));
        await BackupFolder.Close(Folder, other);
        if (other.SignedBy is not null)
            await Seal.Sign(Folder);
    }

    protected async Task Change(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Target};Pooling=False");
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
        await connection.ExecuteAsync("PRAGMA journal_mode = DELETE");
    }
}
