using Liaison.Server.Backups;
using Liaison.Server.Protection;

namespace Liaison.Server.Tests;

/// <summary>The data in a backup, opened with the keys, and other data put in their place.</summary>
internal static class OpenedBackup
{
    /// <summary>What seals and signs, with the keys of a folder.</summary>
    public static BackupSeal Seal(string keys, bool asksForSignature = true) =>
        new(Path.Combine(keys, "journal.pem"), new RootKeyFiles(Path.Combine(keys, "root")), asksForSignature);

    /// <summary>Path of a new file with the data as they were saved.</summary>
    public static async Task<string> Data(string folder, string keys)
    {
        var (manifest, path) = (await BackupFolder.Open(folder), $"{folder}.opened-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}");
        await using var file = Durable.CreateFile(path);
        await Seal(keys).Open(Path.Combine(folder, manifest.Files[0].Name), manifest, file);
        return path;
    }

    /// <summary>Seals other data as those of a backup, whose small files still speak of the former ones; returns the manifest that speaks of these.</summary>
    public static async Task<Manifest> Replace(string folder, string keys, Stream data)
    {
        var manifest = await BackupFolder.Open(folder);
        var (path, (key, saved)) = (Path.Combine(folder, manifest.Files[0].Name), Seal(keys).NewKey(manifest.TakenAt));
        await using (var file = File.Create(path))
            await SealedData.Seal(data, file, key);
        return manifest with { Files = [await BackupFolder.Describe(path)], Key = saved };
    }
}
