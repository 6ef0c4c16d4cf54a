using System.Security.Cryptography;

namespace Liaison.Server.Journal;

/// <summary>The public keys a verification believes: those that the journal names, and among them only the pinned ones where any is pinned.</summary>
public sealed class KnownKeys : IDisposable
{
    private readonly Dictionary<string, JournalPublicKey> keys = [];

    /// <param name="pinned">Ids of the keys the verifier holds from elsewhere; empty when he believes what the journal says.</param>
    public KnownKeys(IEnumerable<ExportKey> named, IReadOnlySet<string> pinned, VerificationReport report)
    {
        foreach (var key in named)
        {
            if (TryRead(key.PublicKey) is not { } read)
                report.Fault($"Key {key.Id} is no public key on P-256.");
            else if (read.Id != key.Id)
                report.Fault($"Key {key.Id} has the id {read.Id} in truth.");
            else if (pinned.Count > 0 && !pinned.Contains(key.Id))
                report.Fault($"Key {key.Id} is none of the pinned ones.");
            else if (!keys.TryAdd(key.Id, read))
                report.Fault($"Key {key.Id} is named twice.");
        }
    }

    /// <summary>Why a signature is not to be believed, or null when it is.</summary>
    public string? WhyNot(string text, string keyId, byte[] signature) =>
        !keys.TryGetValue(keyId, out var key) ? $"it is signed by key {keyId}, which the journal does not name or the verifier does not believe"
        : !key.Made(text, signature) ? "its signature is wrong"
        : null;

    public void Dispose()
    {
        foreach (var key in keys.Values)
            key.Dispose();
    }

    private static JournalPublicKey? TryRead(string pem)
    {
        try
        {
            return new JournalPublicKey(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
