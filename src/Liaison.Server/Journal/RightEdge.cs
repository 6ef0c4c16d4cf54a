namespace Liaison.Server.Journal;

/// <summary>The perfect subtrees that end at the right edge of a tree, largest first: all that is needed to append and to know the root.</summary>
public sealed class RightEdge
{
    private readonly List<byte[]> subtrees;

    public RightEdge() : this(0, [])
    {
    }

    /// <param name="size">Number of leaves.</param>
    /// <param name="subtrees">One hash for each bit set in the size, the highest bit first.</param>
    public RightEdge(long size, IEnumerable<byte[]> subtrees)
    {
        Size = size;
        this.subtrees = [.. subtrees];
        if (this.subtrees.Count != long.PopCount(size))
            throw new ArgumentException("A right edge has one subtree for each bit of its size.", nameof(subtrees));
    }

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>Adds a leaf at the end.</summary>
    /// <param name="completed">Hears of each perfect subtree that the leaf completes, itself first: level, position among those of the level, hash.</param>
    public void Append(byte[] leafHash, Action<int, long, byte[]>? completed = null)
    {
        var (level, position, hash) = (0, Size, leafHash);
        completed?.Invoke(level, position, hash);
        while ((position & 1) == 1)
        {
            hash = Merkle.NodeHash(subtrees[^1], hash);
            subtrees.RemoveAt(subtrees.Count - 1);
            level++;
            position >>= 1;
            completed?.Invoke(level, position, hash);
        }
        subtrees.Add(hash);
        Size++;
    }

    public byte[] Root()
    {
        if (subtrees.Count == 0)
            return Merkle.EmptyRoot;
        var root = subtrees[^1];
        for (var index = subtrees.Count - 2; index >= 0; index--)
            root = Merkle.NodeHash(subtrees[index], root);
        return root;
    }
}
