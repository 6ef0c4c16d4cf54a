using System.Security.Cryptography;

namespace Liaison.Server.Journal;

/// <summary>The hashes of the journal's tree. [RFC 9162, 2.1.1]</summary>
public static class Merkle
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    // The two prefixes keep a leaf from passing for an inner node, and the other way round.
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    /// <summary>Root of the tree without leaves.</summary>
    public static byte[] EmptyRoot => SHA256.HashData([]);

    public static byte[] LeafHash(ReadOnlySpan<byte> data)
    {
        var input = new byte[1 + data.Length];
        input[0] = LeafPrefix;
        data.CopyTo(input.AsSpan(1));
        return SHA256.HashData(input);
    }

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + HashBytes + HashBytes];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + HashBytes)..]);
        return SHA256.HashData(input);
    }

    /// <summary>The largest power of two smaller than a size: where the left subtree of such a tree ends.</summary>
    public static long Split(long size) => 1L << (int)long.Log2(size - 1);

    /// <summary>Whether two hashes are the same.</summary>
    public static bool Same(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> other) => hash.SequenceEqual(other);
}
