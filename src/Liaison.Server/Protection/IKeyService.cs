namespace Liaison.Server.Protection;

/// <summary>Holds the root keys, which never leave it, and wraps the keys of cases with them. Which one is used says <c>Protection:KeyService</c>;
/// a prefecture with a key service of its own adds an implementation.</summary>
public interface IKeyService
{
    /// <summary>Id of the root key with which keys are wrapped now.</summary>
    string PresentRoot { get; }

    /// <summary>Wraps a key with the present root key, and says which that was.</summary>
    /// <param name="context">What the key is for; it unwraps for nothing else.</param>
    (string Root, byte[] Wrapped) Wrap(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context);

    /// <summary>The key in a wrapping.</summary>
    /// <param name="root">Id of the root key with which it was wrapped.</param>
    /// <exception cref="Data.StorageException">That root key is not there.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was wrapped otherwise, or changed.</exception>
    byte[] Unwrap(string root, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> context);
}
