namespace Liaison.Server.Journal;

/// <summary>A tree of which only the hashes at every eighth level are stored, the leaves' included.
/// What lies between is computed from at most 256 stored hashes a level; a block once read is kept.</summary>
public sealed class StoredTree(StoredTree.ReadBlock read)
{
    /// <summary>Hashes are stored at the levels that are multiples of this.</summary>
    public const int Step = 8;

    /// <summary>How many stored hashes one subtree of the next stored level covers.</summary>
    public const int BlockSize = 1 << Step;

    /// <summary>Reads the stored hashes of a level from a position on, in order: as many as there are, 256 at most.</summary>
    public delegate Task<IReadOnlyList<byte[]>> ReadBlock(int level, long first);

    private readonly Dictionary<(int Level, long First), IReadOnlyList<byte[]>> blocks = [];

    /// <summary>Whether the hashes of a level are stored.</summary>
    public static bool Stores(int level) => level % Step == 0;

    /// <summary>The right edge of the tree when it had so many leaves.</summary>
    public async Task<RightEdge> Edge(long size)
    {
        var subtrees = new List<byte[]>();
        var first = 0L;
        foreach (var level in Enumerable.Range(0, 63).Reverse().Where(level => (size >> level & 1) == 1))
        {
            subtrees.Add(await Subtree(level, first >> level));
            first += 1L << level;
        }
        return new RightEdge(size, subtrees);
    }

    /// <summary>Proof that a leaf lies in the tree of a size, nearest hash first. [RFC 9162, 2.1.3.1]</summary>
    public async Task<IReadOnlyList<byte[]>> Inclusion(long position, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, size);
        var path = new List<byte[]>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + Merkle.Split(to - from);
            var left = position < middle;
            path.Add(left ? await Range(middle, to) : await Range(from, middle));
            (from, to) = left ? (from, middle) : (middle, to);
        }
        path.Reverse();
        return path;
    }

    /// <summary>Proof that the tree of a size begins with the tree of a smaller one. [RFC 9162, 2.1.4.1]</summary>
    public async Task<IReadOnlyList<byte[]>> Consistency(long smaller, long size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smaller, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(smaller, size);
        var path = new List<byte[]>();
        var (from, to) = (0L, size);
        while (to != smaller)
        {
            var middle = from + Merkle.Split(to - from);
            var left = smaller <= middle;
            path.Add(left ? await Range(middle, to) : await Range(from, middle));
            (from, to) = left ? (from, middle) : (middle, to);
        }
        // The verifier knows the root of the smaller tree itself, and no other part of it.
        if (from > 0)
            path.Add(await Range(from, to));
        path.Reverse();
        return path;
    }

    private async Task<byte[]> Range(long from, long to)
    {
        var size = to - from;
        if (long.IsPow2(size))
        {
            var level = (int)long.Log2(size);
            return await Subtree(level, from >> level);
        }
        var middle = from + Merkle.Split(size);
        var left = await Range(from, middle);
        var right = await Range(middle, to);
        return Merkle.NodeHash(left, right);
    }

    private async Task<byte[]> Subtree(int level, long position)
    {
        var above = level % Step;
        var first = position << above;
        var block = await Block(level - above, first / BlockSize * BlockSize);
        return Fold(block, (int)(first % BlockSize), 1 << above);
    }

    private async Task<IReadOnlyList<byte[]>> Block(int level, long first)
    {
        if (!blocks.TryGetValue((level, first), out var block))
            blocks[(level, first)] = block = await read(level, first);
        return block;
    }

    private static byte[] Fold(IReadOnlyList<byte[]> hashes, int first, int count) => count == 1
        ? hashes[first]
        : Merkle.NodeHash(Fold(hashes, first, count / 2), Fold(hashes, first + count / 2, count / 2));
}
