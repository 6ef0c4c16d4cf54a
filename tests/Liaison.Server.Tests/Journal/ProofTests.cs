using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Journal;

/// <summary>What a proof does not prove, and what it costs.</summary>
public sealed class ProofTests
{
    private const int Most = 40;

    private static readonly SampleTree Sample = new(Enumerable.Range(0, Most + 1).Select(number => Merkle.LeafHash(BitConverter.GetBytes(number))));

    [Fact]
    public async Task A_changed_proof_proves_nothing()
    {
        for (var size = 1; size <= Most; size++)
        {
            var root = Sample.Naive(0, size);
            for (var position = 0; position < size; position++)
            {
                var path = await Sample.Stored.Inclusion(position, size);
                Assert.All(Altered(path), wrong => Assert.False(Proofs.Includes(root, size, position, Sample.Leaves[position], wrong)));
                Assert.False(Proofs.Includes(root, size, (position + 1) % (size + 1), Sample.Leaves[position], path));
                Assert.False(Proofs.Includes(root, size, position, Sample.Leaves[position + 1], path));
                Assert.False(Proofs.Includes(Sample.Naive(0, size + 1), size, position, Sample.Leaves[position], path));
            }
            for (var smaller = 1; smaller < size; smaller++)
            {
                var path = await Sample.Stored.Consistency(smaller, size);
                Assert.All(Altered(path), wrong => Assert.False(Proofs.Extends(Sample.Naive(0, smaller), smaller, root, size, wrong)));
                Assert.False(Proofs.Extends(Sample.Naive(0, smaller + 1), smaller, root, size, path));
                Assert.False(Proofs.Extends(Sample.Naive(0, smaller), smaller, Sample.Naive(0, size + 1), size, path));
            }
        }
    }

    [Fact]
    public async Task A_proof_in_a_tree_of_70000_leaves_reads_at_most_two_blocks_of_256_a_level()
    {
        var large = new SampleTree(Enumerable.Range(0, 70_000).Select(number => Merkle.LeafHash(BitConverter.GetBytes(number))));
        var root = large.Edge.Root();
        foreach (var position in new[] { 0, 255, 256, 65_535, 65_536, 69_999 })
        {
            large.Reads.Clear();
            var path = await large.Fresh().Inclusion(position, 70_000);
            Assert.True(Proofs.Includes(root, 70_000, position, large.Leaves[position], path));
            Assert.All(large.Reads.GroupBy(level => level), level => Assert.InRange(level.Count(), 1, 2));
            Assert.All(large.Reads, level => Assert.Contains(level, new[] { 0, 8, 16 }));
        }
        Assert.True(Proofs.Extends(large.Naive(0, 300), 300, root, 70_000, await large.Fresh().Consistency(300, 70_000)));
    }

    private static IEnumerable<IReadOnlyList<byte[]>> Altered(IReadOnlyList<byte[]> path)
    {
        yield return [.. path, Merkle.EmptyRoot];
        for (var index = 0; index < path.Count; index++)
        {
            yield return [.. path.Where((_, other) => other != index)];
            yield return [.. path.Select((hash, other) => other == index ? [(byte)(hash[0] ^ 1), .. hash[1..]] : hash)];
        }
    }
}
