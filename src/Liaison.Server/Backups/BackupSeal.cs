using System.Security.Cryptography;
using Liaison.Server.Data;
using Liaison.Server.Journal;

namespace Liaison.Server.Backups;

/// <summary>The signature of a backup by the key of the journal, over its <c>SHA256SUMS</c>: who can write where backups lie could change
/// hashes along with the data, and so bring in rows or keys of his own.</summary>
/// <param name="keyFile">The journal's key; without one, backups are not signed.</param>
public sealed class BackupSeal(string keyFile)
{
    public const string SignatureName = "SHA256SUMS.sig";

    /// <summary>Id of the key that is here, or null.</summary>
    public string? KeyId { get; } = WithKey(keyFile, key => key.Id);

    /// <summary>Signs the hashes in a folder.</summary>
    public async Task Sign(string folder)
    {
        var sums = await File.ReadAllTextAsync(Path.Combine(folder, BackupFolder.SumsName));
        if (WithKey(keyFile, key => key.Sign(sums)) is { } signature)
            await Durable.Write(Path.Combine(folder, SignatureName), signature);
    }

    /// <summary>Refused when the backup is not signed by the key that is here, or when it is signed and no key is here.</summary>
    public async Task Check(string folder, Manifest manifest)
    {
        if (manifest.SignedBy is { } signer && KeyId is null)
            throw new StorageException($"The backup is signed by journal key {signer}, and there is none at {keyFile} to check it with: "
                + "bring the key back first, or give --unsigned.");
        if (manifest.SignedBy != KeyId)
            throw new StorageException($"The backup is {(manifest.SignedBy is { } other ? $"signed by journal key {other}" : "not signed")}, "
                + $"and the key here is {KeyId}: only if you know where it comes from, --unsigned restores it.");
        var file = new FileInfo(Path.Combine(folder, SignatureName));
        if (KeyId is not null && !(file is { Exists: true, Length: < 1024 } && IsSigned(folder, await File.ReadAllBytesAsync(file.FullName))))
            throw new StorageException($"{SignatureName} is missing or was changed: this backup is not restored.");
    }

    private bool IsSigned(string folder, byte[] signature) => WithKey(keyFile, key =>
    {
        using var known = new JournalPublicKey(key.PublicPem);
        try
        {
            return known.Made(File.ReadAllText(Path.Combine(folder, BackupFolder.SumsName)), signature);
        }
        catch (CryptographicException)
        {
            return false;
        }
    });

    // The journal makes its key when there is none; a backup does not.
    private static T? WithKey<T>(string file, Func<JournalKey, T> use)
    {
        if (!File.Exists(file))
            return default;
        try
        {
            using var key = JournalKey.Open(file);
            return use(key);
        }
        catch (CryptographicException bad)
        {
            throw new StorageException(bad.Message);
        }
    }
}
