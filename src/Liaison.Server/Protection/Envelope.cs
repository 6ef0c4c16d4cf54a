using System.Security.Cryptography;
using Liaison.Domain;

namespace Liaison.Server.Protection;

/// <summary>Seals bytes with AES-256-GCM: only who has the key reads them, and nobody changes them or puts them elsewhere unnoticed.
/// An envelope is its version (1 byte), the nonce (12), the content and the tag (16). Before that the content is filled up to whole blocks
/// of <see cref="BlockBytes"/>, so that its length tells little. [NIST SP 800-38D; ISO/IEC 7816-4 for the filling]</summary>
public static class Envelope
{
    public const int KeyBytes = 32;
    public const int NonceBytes = 12;
    public const int BlockBytes = 64;

    public const int TagBytes = 16;
    private const byte Version = 1;
    private const byte EndOfContent = 0x80;

    /// <summary>Seals content under a key.</summary>
    /// <param name="context">Where the envelope belongs; it opens nowhere else.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context, ReadOnlySpan<byte> content)
    {
        using var cipher = new AesGcm(key, TagBytes);
        return Seal(cipher, context, content);
    }

    /// <summary>The same with a cipher that has its key; nobody else may use it meanwhile.</summary>
    public static byte[] Seal(AesGcm cipher, ReadOnlySpan<byte> context, ReadOnlySpan<byte> content)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        RandomBytes.Fill(nonce);
        return Seal(cipher, context, content, nonce);
    }

    /// <summary>The content of an envelope.</summary>
    /// <exception cref="CryptographicException">The key or the context is another, or the envelope was changed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context, ReadOnlySpan<byte> sealedContent)
    {
        using var cipher = new AesGcm(key, TagBytes);
        var content = new byte[sealedContent.Length];
        return content[..Open(cipher, context, sealedContent, content)];
    }

    /// <summary>Opens an envelope into a buffer, and says how long its content is.</summary>
    /// <param name="cipher">Has its key; nobody else may use it meanwhile.</param>
    /// <param name="into">At least as long as the envelope.</param>
    /// <exception cref="CryptographicException">The key or the context is another, or the envelope was changed.</exception>
    public static int Open(AesGcm cipher, ReadOnlySpan<byte> context, ReadOnlySpan<byte> sealedContent, Span<byte> into)
    {
        if (sealedContent.Length < 1 + NonceBytes + TagBytes || sealedContent[0] != Version)
            throw new CryptographicException("This is no envelope of a known version.");
        var filled = into[..(sealedContent.Length - 1 - NonceBytes - TagBytes)];
        cipher.Decrypt(sealedContent.Slice(1, NonceBytes), sealedContent[(1 + NonceBytes)..^TagBytes], sealedContent[^TagBytes..], filled, context);
        var end = filled.LastIndexOfAnyExcept((byte)0);
        return end >= 0 && filled[end] == EndOfContent ? end : throw new CryptographicException("The content of an envelope has no end.");
    }

    /// <summary>For test vectors, which need a known nonce; never used twice under one key.</summary>
    internal static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> context, ReadOnlySpan<byte> content, ReadOnlySpan<byte> nonce)
    {
        using var cipher = new AesGcm(key, TagBytes);
        return Seal(cipher, context, content, nonce);
    }

    private static byte[] Seal(AesGcm cipher, ReadOnlySpan<byte> context, ReadOnlySpan<byte> content, ReadOnlySpan<byte> nonce)
    {
        var filled = new byte[(content.Length / BlockBytes + 1) * BlockBytes];
        content.CopyTo(filled);
        filled[content.Length] = EndOfContent;
        var envelope = new byte[1 + NonceBytes + filled.Length + TagBytes];
        envelope[0] = Version;
        nonce.CopyTo(envelope.AsSpan(1));
        cipher.Encrypt(nonce, filled, envelope.AsSpan(1 + NonceBytes, filled.Length), envelope.AsSpan(^TagBytes..), context);
        return envelope;
    }
}
