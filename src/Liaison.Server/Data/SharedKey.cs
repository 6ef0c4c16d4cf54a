using System.Security.Cryptography;
using System.Text;

namespace Liaison.Server.Data;

/// <summary>The secret of this service from which keyed hashes take their keys. It lies in the key folder, so that all nodes have the same.</summary>
public sealed class SharedKey
{
    private const int Bytes = 32;
    private const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private readonly byte[] secret;

    private SharedKey(byte[] secret) => this.secret = secret;

    /// <summary>The secret in a file, made when there is none. Refused with a <see cref="CryptographicException"/> when others could have read it.</summary>
    public static SharedKey Open(string path)
    {
        if (!File.Exists(path))
            KeyFolder.Keep(path, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes))));
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            throw new CryptographicException($"Others than the service may read {path}: set its mode to 0600, or delete it and a new one is made.");
        var text = File.ReadAllText(path).Trim();
        return text.Length == 2 * Bytes && text.All(char.IsAsciiHexDigit)
            ? new SharedKey(Convert.FromHexString(text))
            : throw new CryptographicException($"{path} is not what it was made as: delete it and a new one is made.");
    }

    /// <summary>The key for one purpose, of which no other can be computed.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: Encoding.ASCII.GetBytes(purpose));
}
