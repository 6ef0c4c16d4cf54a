using System.Globalization;
using Liaison.Server.Data;

namespace Liaison.Server.Backups;

/// <summary>Saves the data into a folder of its own, while the service runs.</summary>
public static class TakeBackup
{
    /// <param name="parent">Where the folder will stand; made when it is not there.</param>
    /// <param name="at">The present instant.</param>
    /// <returns>The folder, which is on disk and whole, and what it says of itself.</returns>
    public static async Task<(string Folder, Manifest Manifest)> Run(DataCopy data, BackupSeal seal, string parent, DateTimeOffset at)
    {
        Durable.CreateFolder(parent);
        var folder = Path.Combine(Path.GetFullPath(parent), at.UtcDateTime.ToString("'liaison-'yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture));
        // Until all of it is on disk, the folder has a name that nobody takes for a backup.
        var draft = folder + ".part";
        if (Path.Exists(folder) || Path.Exists(draft))
            throw new StorageException($"There is a backup of this very moment already: {folder}.");
        Durable.CreateFolder(draft);
        try
        {
            var manifest = await Fill(draft, data, seal, at);
            Directory.Move(draft, folder);
            Durable.FlushFolder(parent);
            return (folder, manifest);
        }
        catch
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
            throw;
        }
    }

    private static async Task<Manifest> Fill(string draft, DataCopy data, BackupSeal seal, DateTimeOffset at)
    {
        var path = Path.Combine(draft, data.FileName + SealedData.Ending);
        var (key, saved) = seal.NewKey(at);
        Contents contents;
        await using (var file = Durable.CreateFile(path))
        {
            contents = await data.Save(from => SealedData.Seal(from, file, key));
            file.Flush(flushToDisk: true);
        }
        var manifest = new Manifest
        {
            Format = Manifest.PresentFormat, Engine = data.Engine, TakenAt = at, Schema = contents.Schema, Files = [await BackupFolder.Describe(path)],
            Rows = contents.Rows, Journal = contents.Journal, SignedBy = seal.KeyId, Key = saved,
        };
        await BackupFolder.Close(draft, manifest);
        await seal.Sign(draft);
        Durable.FlushFolder(draft);
        return manifest;
    }
}
