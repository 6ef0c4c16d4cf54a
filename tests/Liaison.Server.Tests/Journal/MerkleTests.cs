using Liaison.Server.Journal;

namespace Liaison.Server.Tests.Journal;

/// <summary>The tree against the vectors published with certificate transparency, and against the recursive definition of RFC 9162.</summary>
public sealed class MerkleTests
{
    private const int Most = 300;

    // Hashes of the published tree: of a leaf, or over the leaves from one to another.
    private const string Leaf0 = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
    private const string Leaf1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private const string Leaf4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private const string Node01 = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    private const string Node03 = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private const string Node23 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private const string Node45 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    private const string Node47 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private const string Node67 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";

    private static readonly byte[][] PublishedLeaves =
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString)];

    private static readonly string[] PublishedRoots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        Leaf0,
        Node01,
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        Node03,
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
    [InlineData(0, 8, $"{Leaf1} {Node23} {Node47}")]
    [InlineData(5, 8, $"{Leaf4} {Node67} {Node03}")]
    [InlineData(2, 3, Node01)]
    [InlineData(1, 5, $"{Leaf0} {Node23} {Leaf4}")]
    public async Task Inclusion_proofs_are_the_published_ones(int position, int size, string path) =>
        Assert.Equal(path, Hex(await Published().Stored.Inclusion(position, size)));

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 8, $"{Leaf1} {Node23} {Node47}")]
    [InlineData(6, 8, $"{Node45} {Node67} {Node03}")]
    [InlineData(2, 5, $"{Node23} {Leaf4}")]
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
                Assert.True(Same(Sample.NaiveInclusion(position, 0, size), path));
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
                Assert.True(Same(Sample.NaiveConsistency(smaller, 0, size, whole: true), path));
                Assert.True(Proofs.Extends(Sample.Naive(0, smaller), smaller, Sample.Naive(0, size), size, path));
            }
        }
    }

    private static SampleTree Published() => new(PublishedLeaves.Select(leaf => Merkle.LeafHash(leaf)));

    private static bool Same(IEnumerable<byte[]> expected, IReadOnlyList<byte[]> path) =>
        expected.Count() == path.Count && expected.Zip(path, (hash, other) => Merkle.Same(hash, other)).All(same => same);

    private static string Hex(IEnumerable<byte[]> path) => string.Join(' ', path.Select(Convert.ToHexStringLower));
}
