using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Data;
using Liaison.Server.Journal;
using Liaison.Server.Protection;

namespace Liaison.Server.Backups;

/// <summary>What protects a backup. Its data are encrypted under a key of its own, which a root key wraps: who finds a backup reads nothing. It is
/// signed by the key of the journal, over its <c>SHA256SUMS</c>: who can write where backups lie could change hashes along with the data, and so
/// bring in rows or keys of his own.</summary>
/// <param name="keyFile">The journal's key; without one, backups are not signed.</param>
/// <param name="roots">The root keys.</param>
/// <param name="asksForSignature">False where the operator answers for where the backup comes from.</param>
public sealed class BackupSeal(string keyFile, IKeyService roots, bool asksForSignature = true)
{
    public const string SignatureName = "SHA256SUMS.sig";

    /// <summary>Id of the key that is here, or null.</summary>
    public string? KeyId { get; } = WithKey(keyFile, key => key.Id);

    /// <summary>A new key for the backup of an instant, and how it stands in the manifest.</summary>
    public (byte[] Key, SavedKey Saved) NewKey(DateTimeOffset takenAt)
    {
        var key = RandomNumberGenerator.GetBytes(SealedData.KeyBytes);
        var (root, wrapped) = roots.Wrap(key, Context(takenAt));
        return (key, new SavedKey(root, Convert.ToBase64String(wrapped)));
    }

    /// <summary>Writes the data of a backup as they were before they were sealed. Those of earlier versions are not sealed.</summary>
    /// <exception cref="StorageException">Its root key is not here, or the file is not as it was sealed.</exception>
    public async Task Open(string path, Manifest manifest, Stream to)
    {
        await using var file = File.OpenRead(path);
        if (manifest.Key is not { } saved)
        {
            await file.CopyToAsync(to);
            return;
        }
        try
        {
            await SealedData.Open(file, to, roots.Unwrap(saved.Root, Convert.FromBase64String(saved.Wrapped), Context(manifest.TakenAt)));
        }
        catch (Exception unusable) when (unusable is CryptographicException or FormatException)
        {
            throw new StorageException($"{Path.GetFileName(path)} does not open: its key is not the one that root key {saved.Root} has wrapped, or it was changed. "
                + "This backup is not restored.");
        }
    }

    /// <summary>Signs the hashes in a folder.</summary>
    public async Task Sign(string folder)
    {
        var sums = await File.ReadAllTextAsync(Path.Combine(folder, BackupFolder.SumsName));
        if (WithKey(keyFile, key => key.Sign(sums)) is { } signature)
            await Durable.Write(Path.Combine(folder, SignatureName), signature);
    }

    /// <summary>Refused when a signature is asked for and the backup is not signed by the key that is here, or is signed and no key is here.</summary>
    public async Task Check(string folder, Manifest manifest)
    {
        if (!asksForSignature)
            return;
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

    // The key of a backup unwraps for that backup alone.
    private static byte[] Context(DateTimeOffset takenAt) =>
        Encoding.ASCII.GetBytes($"{Manifest.PresentFormat} {takenAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}");

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
