using System.Security.Cryptography;

namespace Liaison.Server.Protection;

/// <summary>A key that is kept in memory, with the cipher made ready for it: to make one costs more than to use it. One at a time uses it; keys are many,
/// so that hardly anybody waits.</summary>
#pragma warning disable CA1001 // a key that is forgotten may still be in use: its cipher goes with it, by its finalizer
internal sealed class KeptKey(byte[] key)
#pragma warning restore CA1001
{
    private readonly AesGcm cipher = new(key, Envelope.TagBytes);
    private readonly Lock gate = new();

    public ReadOnlySpan<byte> Key => key;

    public byte[] Seal(ReadOnlySpan<byte> context, ReadOnlySpan<byte> content)
    {
        lock (gate)
            return Envelope.Seal(cipher, context, content);
    }

    /// <inheritdoc cref="Envelope.Open(AesGcm, ReadOnlySpan{byte}, ReadOnlySpan{byte}, Span{byte})"/>
    public int Open(ReadOnlySpan<byte> context, ReadOnlySpan<byte> envelope, Span<byte> into)
    {
        lock (gate)
            return Envelope.Open(cipher, context, envelope, into);
    }
}
