using Liaison.Server.Data;

namespace Liaison.Server.Backups;

/// <summary>Puts the data of a backup in the place of the configured ones, after everything about it was found to be as it was saved.</summary>
public static class RestoreBackup
{
    /// <param name="seal">Checks the signature; null where the operator answers for where the backup comes from.</param>
    /// <param name="replace">Whether data that are there may be moved aside.</param>
    /// <returns>What the backup says of itself, and where the former data lie now.</returns>
    public static async Task<(Manifest Manifest, string? Former)> Run(DataCopy data, BackupSeal? seal, string folder, bool replace, DateTimeOffset at)
    {
        await data.RefuseToOverwrite(replace);
        var manifest = await BackupFolder.Open(folder);
        if (seal is not null)
            await seal.Check(folder, manifest);
        if (manifest.Engine != data.Engine)
            throw new StorageException($"The backup is of the engine {manifest.Engine}, and {data.Engine} is configured (Storage:Engine).");
        if (manifest.Files is not [var file] || file.Name != data.FileName)
            throw new StorageException($"The backup does not consist of {data.FileName}.");
        if (manifest.Schema.Except(Migrator.Scripts(data.Engine)).FirstOrDefault() is { } unknown)
            throw new StorageException($"The backup was made by a newer version, with script {unknown}: restore it with that one.");
        return (manifest, await data.Restore(folder, manifest, at));
    }
}
