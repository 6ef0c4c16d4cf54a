using System.Security.Cryptography;
using System.Text;
using Liaison.Server.Data;

namespace Liaison.Server.Journal;

/// <summary>The public half of a key that signs checkpoints.</summary>
public sealed class JournalPublicKey : IDisposable
{
    private readonly ECDsa key;

    /// <param name="pem">SubjectPublicKeyInfo of a P-256 key, in PEM. Anything else is a <see cref="CryptographicException"/>.</param>
    public JournalPublicKey(string pem)
    {
        key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
        }
        catch (Exception malformed) when (malformed is ArgumentException or PlatformNotSupportedException)
        {
            // OpenSSL's answer to a point that does not lie on the curve is the second.
            throw new CryptographicException("This is no public key in PEM.", malformed);
        }
        if (key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            throw new CryptographicException("The journal is signed by keys on P-256 alone.");
        Id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>SHA-256 of the public key in DER (SubjectPublicKeyInfo), in hexadecimal.</summary>
    public string Id { get; }

    /// <summary>Whether this key made the signature of a text.</summary>
    public bool Made(string text, byte[] signature) =>
        key.VerifyData(Encoding.UTF8.GetBytes(text), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => key.Dispose();
}

/// <summary>The key that signs this instance's checkpoints. It lies in a file of its own, outside the database, which only the service may read.</summary>
public sealed class JournalKey : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~(OwnerOnly | UnixFileMode.UserExecute);

    private readonly ECDsa key;

    private JournalKey(ECDsa key)
    {
        this.key = key;
        PublicPem = key.ExportSubjectPublicKeyInfoPem();
        using var publicKey = new JournalPublicKey(PublicPem);
        Id = publicKey.Id;
    }

    public string Id { get; }

    public string PublicPem { get; }

    /// <summary>The key in a file, made when there is none. Refused with a <see cref="CryptographicException"/> when others could have read it.</summary>
    public static JournalKey Open(string path)
    {
        if (!File.Exists(path))
            Make(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            throw new CryptographicException($"Others than the service may read {path}, the key of the journal: set its mode to 0600, or replace the key.");
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return new JournalKey(key);
        }
        catch (Exception malformed) when (malformed is ArgumentException or CryptographicException or PlatformNotSupportedException)
        {
            key.Dispose();
            throw new CryptographicException($"{path} holds no key of the journal.", malformed);
        }
    }

    public SignedCheckpoint Sign(Checkpoint checkpoint) => new(checkpoint.Body, Id, Sign(checkpoint.Body));

    /// <summary>Signature of a text, in DER.</summary>
    public byte[] Sign(string text) =>
        key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => key.Dispose();

    private static void Make(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        KeyFolder.Keep(path, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
    }
}
