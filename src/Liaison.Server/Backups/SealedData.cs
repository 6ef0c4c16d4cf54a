using System.Security.Cryptography;
using Geralt;
using static Geralt.IncrementalXChaCha20Poly1305;

namespace Liaison.Server.Backups;

/// <summary>The data of a backup as one encrypted stream: libsodium's secretstream (XChaCha20-Poly1305), a header of 24 bytes, then chunks of
/// <see cref="ChunkBytes"/> bytes, each 17 longer than its content. Each chunk is bound to those before it, and the last one, which alone is shorter
/// and may be empty, says that it is the last: a chunk that is changed, swapped, repeated or missing, an end that is cut off or added to are noticed.
/// [libsodium, crypto_secretstream_xchacha20poly1305]</summary>
public static class SealedData
{
    public const int KeyBytes = KeySize;
    public const int ChunkBytes = 1 << 16;

    /// <summary>Ending of the name of a sealed file.</summary>
    public const string Ending = ".sealed";

    /// <summary>Seals a stream to its end.</summary>
    /// <param name="key">Used for this stream alone.</param>
    public static async Task Seal(Stream from, Stream to, byte[] key)
    {
        var (header, content, chunk) = (new byte[HeaderSize], new byte[ChunkBytes], new byte[ChunkBytes + TagSize]);
        using var cipher = new IncrementalXChaCha20Poly1305(header, key, true);
        await to.WriteAsync(header);
        for (var length = ChunkBytes; length == ChunkBytes;)
        {
            length = await from.ReadAtLeastAsync(content, ChunkBytes, throwOnEndOfStream: false);
            cipher.EncryptChunk(chunk.AsSpan(0, length + TagSize), content.AsSpan(0, length), length == ChunkBytes ? ChunkFlag.Message : ChunkFlag.Final);
            await to.WriteAsync(chunk.AsMemory(0, length + TagSize));
        }
    }

    /// <summary>Opens a sealed stream to its end. What was written before an exception is what was sealed, and is not all of it.</summary>
    /// <exception cref="CryptographicException">The key is another, or the stream is not as it was sealed.</exception>
    public static async Task Open(Stream from, Stream to, byte[] key)
    {
        var (header, content, chunk) = (new byte[HeaderSize], new byte[ChunkBytes], new byte[ChunkBytes + TagSize]);
        if (await from.ReadAtLeastAsync(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
            throw new CryptographicException("The stream ends within its header.");
        using var cipher = new IncrementalXChaCha20Poly1305(header, key, false);
        for (var length = ChunkBytes; length == ChunkBytes;)
        {
            length = await from.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false) - TagSize;
            if (length < 0)
                throw new CryptographicException("The stream ends before its last chunk.");
            var flag = cipher.DecryptChunk(content.AsSpan(0, length), chunk.AsSpan(0, length + TagSize), []);
            if (flag == ChunkFlag.Final != length < ChunkBytes)
                throw new CryptographicException("The stream ends elsewhere than it was sealed to.");
            await to.WriteAsync(content.AsMemory(0, length));
        }
    }
}
