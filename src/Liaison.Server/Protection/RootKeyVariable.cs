using System.Security.Cryptography;
using Liaison.Server.Data;

namespace Liaison.Server.Protection;

/// <summary>A root key that the environment of the process brings, from a key service or a secret store, and that no file holds. The variable
/// names one or several keys, 64 hex digits each and separated by commas: the first is the present one, the others still unwrap.</summary>
public sealed class RootKeyVariable : IKeyService
{
    private readonly Dictionary<string, byte[]> roots;

    /// <param name="variable">Name of the variable.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="StorageException">It holds no key.</exception>
    public RootKeyVariable(string variable, string? text)
    {
        var keys = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (keys.Length == 0 || keys.Any(key => key.Length != 2 * Envelope.KeyBytes || !key.All(char.IsAsciiHexDigit)))
            throw new StorageException($"The variable {variable} holds no root key: 64 hex digits are needed (Protection:KeyService).");
        roots = keys.Select(Convert.FromHexString).ToDictionary(key => Convert.ToHexStringLower(SHA256.HashData(key))[..16]);
        PresentRoot = roots.Keys.First();
    }

    public string PresentRoot { get; }

    public (string Root, byte[] Wrapped) Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context) =>
        (PresentRoot, Envelope.Seal(roots[PresentRoot], context, key));

    public byte[] Unwrap(string root, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> context) => roots.TryGetValue(root, out var key)
        ? Envelope.Open(key, context, wrapped)
        : throw new StorageException($"The root key {root} is not in the environment: add it after the present one.");
}
