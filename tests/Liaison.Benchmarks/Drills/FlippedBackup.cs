using System.Security.Cryptography;
using Liaison.Server.Backups;
using Liaison.Server.Data;
using Liaison.Server.Protection;

namespace Liaison.Benchmarks.Drills;

/// <summary>A copy of a backup of which one bit after the other is flipped.</summary>
/// <param name="folder">The copy, which may be spoilt.</param>
/// <param name="keys">The folder of the keys.</param>
internal sealed class FlippedBackup(string folder, string keys)
{
    private readonly string target = Path.Combine(folder, "..", "R9-target", "liaison.db");

    /// <summary>The files of the backup.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public long Bytes(string name) => new FileInfo(Path.Combine(folder, name)).Length;

    /// <summary>How many restores were refused, each with one bit of a file flipped.</summary>
    public async Task<int> Refused(string name, IEnumerable<long> bits)
    {
        var refused = 0;
        foreach (var bit in bits)
        {
            Flip(name, bit);
            refused += await IsRefused(asksForSignature: true) ? 1 : 0;
            Flip(name, bit);
        }
        return refused;
    }

    /// <summary>The same where the thief has written hashes anew, and the operator asks for no signature: the encryption alone stands in the way.</summary>
    public async Task<int> RefusedByTheCipher(IEnumerable<long> bits)
    {
        var (manifest, refused) = (await BackupFolder.Open(folder), 0);
        var data = manifest.Files[0].Name;
        foreach (var bit in bits)
        {
            Flip(data, bit);
            await Rewrite(manifest with { Files = [await BackupFolder.Describe(Path.Combine(folder, data))] });
            refused += await IsRefused(asksForSignature: false) ? 1 : 0;
            Flip(data, bit);
        }
        await Rewrite(manifest);
        return refused;
    }

    /// <summary>Whether it is refused with the root keys of another folder.</summary>
    public Task<bool> IsRefusedWith(string otherKeys) => IsRefused(asksForSignature: false, otherKeys);

    /// <summary>Whether it is refused as it stands; nothing may be there afterwards.</summary>
    public async Task<bool> IsRefused(bool asksForSignature, string? otherKeys = null)
    {
        var used = otherKeys ?? keys;
        var seal = new BackupSeal(Path.Combine(used, "journal.pem"), new RootKeyFiles(Path.Combine(used, "root")), asksForSignature);
        try
        {
            await RestoreBackup.Run(new SqliteCopy(target), seal, folder, replace: false, DateTimeOffset.UnixEpoch);
        }
        catch (StorageException)
        {
            return !File.Exists(target);
        }
        File.Delete(target);
        return false;
    }

    /// <summary>A root key folder with a key of the same name and another content; or with none.</summary>
    public static string OtherKeys(string keys, string at, bool isEmpty)
    {
        var root = Directory.CreateDirectory(Path.Combine(at, "root")).FullName;
        if (!isEmpty)
            KeyFolder.Keep(Path.Combine(root, Path.GetFileName(Directory.GetFiles(Path.Combine(keys, "root"))[0])),
                System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Envelope.KeyBytes))));
        return at;
    }

    private void Flip(string name, long bit)
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.Open, FileAccess.ReadWrite);
        file.Seek(bit / 8, SeekOrigin.Begin);
        var before = file.ReadByte();
        file.Seek(-1, SeekOrigin.Current);
        file.WriteByte((byte)(before ^ 1 << (int)(bit % 8)));
    }

    private async Task Rewrite(Manifest manifest)
    {
        File.Delete(Path.Combine(folder, BackupFolder.ManifestName));
        File.Delete(Path.Combine(folder, BackupFolder.SumsName));
        await BackupFolder.Close(folder, manifest);
    }
}
