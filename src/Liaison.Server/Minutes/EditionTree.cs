using Liaison.Server.Journal;

namespace Liaison.Server.Minutes;

/// <summary>The tree over all places of an edition, hashed once, whatever number of parts is proved by it. [RFC 9162, 2.1.1]</summary>
/// <param name="leaves">The leaves of all places, one behind the other; their number is a power of two.</param>
public sealed class EditionTree(byte[] leaves)
{
    // From the leaves up to the root, which stands alone.
    private readonly List<byte[][]> levels = Hash(leaves);

    public byte[] Root => levels[^1][0];

    /// <summary>The path from a place to the root, nearest hash first.</summary>
    public IReadOnlyList<byte[]> PathOf(int place) => [.. levels.SkipLast(1).Select((level, height) => level[(place >> height) ^ 1])];

    private static List<byte[][]> Hash(byte[] leaves)
    {
        var levels = new List<byte[][]> { leaves.Chunk(Merkle.HashBytes).ToArray() };
        while (levels[^1] is { Length: > 1 } below)
            levels.Add([.. below.Chunk(2).Select(pair => Merkle.NodeHash(pair[0], pair[1]))]);
        return levels;
    }
}
