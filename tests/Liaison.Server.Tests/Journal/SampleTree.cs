using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Journal;

/// <summary>A tree with its stored hashes in memory, and the recursive definitions of RFC 9162 to compare with.</summary>
internal sealed class SampleTree
{
    private readonly Dictionary<(int From, int To), byte[]> naive = [];
    private readonly Dictionary<int, List<byte[]>> stored = [];

    public SampleTree(IEnumerable<byte[]> leaves)
    {
        Leaves = [.. leaves];
        foreach (var leaf in Leaves)
            Edge.Append(leaf, Keep);
        Stored = Fresh();
    }

    public IReadOnlyList<byte[]> Leaves { get; }

    public RightEdge Edge { get; } = new();

    public StoredTree Stored { get; }

    /// <summary>The level of each block that was read.</summary>
    public List<int> Reads { get; } = [];

    public StoredTree Fresh() => new((level, first) =>
    {
        Reads.Add(level);
        return Task.FromResult<IReadOnlyList<byte[]>>([.. stored[level].Skip((int)first).Take(StoredTree.BlockSize)]);
    });

    /// <summary>MTH(D[from:to]).</summary>
    public byte[] Naive(int from, int to)
    {
        if (to == from)
            return Merkle.EmptyRoot;
        if (to - from == 1)
            return Leaves[from];
        if (!naive.TryGetValue((from, to), out var hash))
            naive[(from, to)] = hash = Merkle.NodeHash(Naive(from, from + Half(to - from)), Naive(from + Half(to - from), to));
        return hash;
    }

    /// <summary>PATH(position, D[from:to]).</summary>
    public IEnumerable<byte[]> NaiveInclusion(int position, int from, int to)
    {
        if (to - from == 1)
            return [];
        var middle = from + Half(to - from);
        return position < middle
            ? NaiveInclusion(position, from, middle).Append(Naive(middle, to))
            : NaiveInclusion(position, middle, to).Append(Naive(from, middle));
    }

    /// <summary>SUBPROOF(smaller, D[from:to], whole).</summary>
    public IEnumerable<byte[]> NaiveConsistency(int smaller, int from, int to, bool whole)
    {
        if (smaller == to)
            return whole ? [] : [Naive(from, to)];
        var middle = from + Half(to - from);
        return smaller <= middle
            ? NaiveConsistency(smaller, from, middle, whole).Append(Naive(middle, to))
            : NaiveConsistency(smaller, middle, to, whole: false).Append(Naive(from, middle));
    }

    private void Keep(int level, long position, byte[] hash)
    {
        if (!StoredTree.Stores(level))
            return;
        if (!stored.TryGetValue(level, out var hashes))
            stored[level] = hashes = [];
        Assert.Equal(position, hashes.Count);
        hashes.Add(hash);
    }

    private static int Half(int size)
    {
        var half = 1;
        while (half * 2 < size)
            half *= 2;
        return half;
    }
}
