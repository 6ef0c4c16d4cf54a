using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Journal;

/// <summary>The tree against the vectors published with certificate transparency, and against the recursive definition of RFC 9162.</summary>
public sealed class MerkleTests
{
    private const int Most = 300;

    private static readonly byte[][] PublishedLeaves =
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    private static readonly string[] PublishedRoots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static readonly SampleTree Sample = new(Enumerable.Range(0, Most).Select(number => Merkle.LeafHash(BitConverter.GetBytes(number))));

    [Fact]
    public void Roots_are_the_published_ones()
    {
        var edge = new RightEdge();
        Assert.Equal(PublishedRoots[0], Convert.ToHexStringLower(edge.Root()));
        Assert.All(PublishedLeaves.Zip(PublishedRoots.Skip(1)), next =>
        {
            edge.Append(Merkle.LeafHash(next.First));
            Assert.Equal(next.Second, Convert.ToHexStringLower(edge.Root()));
        });
    }

    [Theory]
    [InlineData(0, 1, "")]
    [InlineData(0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(1, 5, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public async Task Inclusion_proofs_are_the_published_ones(int position, int size, string path) =>
        Assert.Equal(path, Hex(await Published().Stored.Inclusion(position, size)));

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public async Task Consistency_proofs_are_the_published_ones(int smaller, int size, string path) =>
        Assert.Equal(path, Hex(await Published().Stored.Consistency(smaller, size)));

    [Fact]
    public async Task Every_root_up_to_300_leaves_is_that_of_the_definition()
    {
        var edge = new RightEdge();
        for (var size = 0; size <= Most; size++)
        {
            Assert.Equal(Sample.Naive(0, size), edge.Root());
            Assert.Equal(Sample.Naive(0, size), (await Sample.Stored.Edge(size)).Root());
            if (size < Most)
                edge.Append(Sample.Leaves[size]);
        }
    }

    [Fact]
    public async Task Every_leaf_of_every_tree_up_to_300_leaves_has_its_proof()
    {
        for (var size = 1; size <= Most; size++)
        {
            for (var position = 0; position < size; position++)
            {
                var path = await Sample.Stored.Inclusion(position, size);
                Assert.Equal(Sample.NaiveInclusion(position, 0, size), path);
                Assert.True(Proofs.Includes(Sample.Naive(0, size), size, position, Sample.Leaves[position], path));
            }
        }
    }

    [Fact]
    public async Task Every_tree_up_to_300_leaves_is_proven_to_begin_with_every_smaller_one()
    {
        for (var size = 1; size <= Most; size++)
        {
            for (var smaller = 1; smaller <= size; smaller++)
            {
                var path = await Sample.Stored.Consistency(smaller, size);
                Assert.Equal(Sample.NaiveConsistency(smaller, 0, size, whole: true), path);
                Assert.True(Proofs.Extends(Sample.Naive(0, smaller), smaller, Sample.Naive(0, size), size, path));
            }
        }
    }

    [Fact]
    public async Task A_changed_proof_proves_nothing()
    {
        for (var size = 1; size <= 40; size++)
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

    private static SampleTree Published() => new(PublishedLeaves.Select(leaf => Merkle.LeafHash(leaf)));

    private static string Hex(IEnumerable<byte[]> path) => string.Join(' ', path.Select(Convert.ToHexStringLower));

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
