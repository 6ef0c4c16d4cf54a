using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Liaison.Domain.Minutes;
using Liaison.Server.Journal;

namespace Liaison.Server.Minutes;

/// <summary>The seal of an edition: a tree over the hashes of its parts, each salted, so that whoever holds one part can prove that it stands in the
/// edition, and nobody learns from the rest. The parts lie at random places among random leaves: not even their number shows. [domain rule 23; RFC 9162, 2.1.1]</summary>
public static class EditionSeal
{
    public const int SaltBytes = 16;

    /// <summary>How many places a tree has at least.</summary>
    public const int FewestPlaces = 64;

    /// <summary>The leaf of a part: hash(0x00 ‖ salt ‖ heading ‖ label ‖ text ‖ …), each text as a netstring of its UTF-8.</summary>
    public static byte[] LeafOf(ReadOnlySpan<byte> salt, MinutesPart part)
    {
        using var data = new MemoryStream();
        data.Write(salt);
        Write(data, part.Heading);
        foreach (var paragraph in part.Paragraphs)
        {
            Write(data, paragraph.Label);
            Write(data, paragraph.Text);
        }
        return Merkle.LeafHash(data.ToArray());
    }

    /// <summary>Gives each leaf its place among random ones.</summary>
    public static (byte[] Leaves, IReadOnlyList<int> Places) Lay(IReadOnlyList<byte[]> leaves)
    {
        var size = FewestPlaces;
        while (size < leaves.Count)
            size *= 2;
        var all = RandomNumberGenerator.GetBytes(size * Merkle.HashBytes);
        var places = Enumerable.Range(0, size).ToArray();
        RandomNumberGenerator.Shuffle(places.AsSpan());
        for (var number = 0; number < leaves.Count; number++)
            leaves[number].CopyTo(all, places[number] * Merkle.HashBytes);
        return (all, places[..leaves.Count]);
    }

    /// <summary>The root that follows from a leaf, its place and its path: what a verifier computes.</summary>
    public static byte[] RootFrom(byte[] leaf, int place, IEnumerable<byte[]> path)
    {
        foreach (var other in path)
        {
            leaf = (place & 1) == 0 ? Merkle.NodeHash(leaf, other) : Merkle.NodeHash(other, leaf);
            place >>= 1;
        }
        return leaf;
    }

    private static void Write(Stream data, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        data.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
        data.Write(bytes);
        data.WriteByte((byte)',');
    }
}
