namespace Liaison.Server.Journal;

/// <summary>Verifies proofs by themselves, without the journal they come from. [RFC 9162, 2.1.3.2 and 2.1.4.2]</summary>
public static class Proofs
{
    /// <summary>Whether a leaf lies at a position of the tree with this size and root.</summary>
    public static bool Includes(byte[] root, long size, long position, byte[] leafHash, IReadOnlyList<byte[]> path)
    {
        if (position < 0 || position >= size)
            return false;
        var (node, last, hash) = (position, size - 1, leafHash);
        foreach (var sibling in path)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = Merkle.NodeHash(sibling, hash);
                (node, last) = Climb(node, last);
            }
            else
            {
                hash = Merkle.NodeHash(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && Merkle.Same(hash, root);
    }

    /// <summary>Whether the tree with a root begins with the tree of a smaller size and its root.</summary>
    public static bool Extends(byte[] smallerRoot, long smaller, byte[] root, long size, IReadOnlyList<byte[]> path)
    {
        if (smaller < 1 || smaller > size)
            return false;
        if (smaller == size)
            return path.Count == 0 && Merkle.Same(smallerRoot, root);
        // A smaller tree that is perfect is itself the first part of the path.
        IReadOnlyList<byte[]> parts = long.IsPow2(smaller) ? [smallerRoot, .. path] : path;
        if (parts.Count == 0)
            return false;
        var (node, last) = (smaller - 1, size - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var (before, after) = (parts[0], parts[0]);
        foreach (var part in parts.Skip(1))
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                (before, after) = (Merkle.NodeHash(part, before), Merkle.NodeHash(part, after));
                (node, last) = Climb(node, last);
            }
            else
            {
                after = Merkle.NodeHash(after, part);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && Merkle.Same(before, smallerRoot) && Merkle.Same(after, root);
    }

    // At the right edge there are levels without a sibling: up to where the node is a right child.
    private static (long Node, long Last) Climb(long node, long last)
    {
        while ((node & 1) == 0 && node != 0)
            (node, last) = (node >> 1, last >> 1);
        return (node, last);
    }
}
