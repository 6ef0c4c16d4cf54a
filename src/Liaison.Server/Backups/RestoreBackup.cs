using Liaison.Server.Data;

namespace Liaison.Server.Backups;

/// <summary>Puts the data of a backup in the place of the configured ones, after everything about it was found to be as it was saved.</summary>
public static class RestoreBackup
{
    /// <param name="seal">Checks the signature, and opens what was sealed.</param>
    /// <param name="replace">Whether data that are there may be moved aside.</param>
    /// <returns>What the backup says of itself, and where the former data lie now.</returns>
    public static async Task<(Manifest Manifest, string? Former)> Run(DataCopy data, BackupSeal seal, string folder, bool replace, DateTimeOffset at)
    {
        await data.RefuseToOverwrite(replace);
        var manifest = await BackupFolder.Open(folder);
        await seal.Check(folder, manifest);
        if (manifest.Engine != data.Engine)
            throw new StorageException($"The backup is of the engine {manifest.Engine}, and {data.Engine} is configured (Storage:Engine).");
        var name = data.FileName + (manifest.Key is null ? "" : SealedData.Ending);
        if (manifest.Files is not [var file] || file.Name != name)
            throw new StorageException($"The backup does not consist of {name}.");
        if (manifest.Schema.Except(Migrator.Scripts(data.Engine)).FirstOrDefault() is { } unknown)
            throw new StorageException($"The backup was made by a newer version, with script {unknown}: restore it with that one.");
        var path = await BackupFolder.Verify(folder, file);
        // Once to nowhere: nothing changes before all of it was found to open.
        await seal.Open(path, manifest, Stream.Null);
        return (manifest, await data.Restore(to => seal.Open(path, manifest, to), manifest, at));
    }
}
