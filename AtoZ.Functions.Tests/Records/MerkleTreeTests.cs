using AtoZ.Functions.Records.Roots;
using Xunit;

namespace AtoZ.Functions.Tests.Records;

public class MerkleTreeTests
{
    [Fact]
    public void Every_leaf_of_every_tree_climbs_to_its_root_and_no_other_leaf_does()
    {
        for (int count = 1; count <= 40; count++)
        {
            byte[][] leaves = [.. Enumerable.Range(0, count).Select(i => MerkleTree.Leaf($"leaf {i}"))];
            byte[] root = Root(leaves);
            for (int i = 0; i < count; i++)
            {
                IReadOnlyList<byte[]> path = Path(leaves, i);
                Assert.Equal(root, MerkleTree.Climb(leaves[i], i, count, path));
                Assert.NotEqual(root, MerkleTree.Climb(MerkleTree.Leaf("another"), i, count, path));
            }
        }
    }

    // RFC 6962, section 2.1.3: the tree of seven leaves.
    [Fact]
    public void An_uneven_tree_splits_at_the_largest_power_of_two_below_its_size()
    {
        byte[][] d = [.. Enumerable.Range(0, 7).Select(i => MerkleTree.Leaf($"d{i}"))];

        Assert.Equal([d[1], Root([d[2], d[3]]), Root([d[4], d[5], d[6]])], Path(d, 0));
        Assert.Equal([Root([d[4], d[5]]), Root([d[0], d[1], d[2], d[3]])], Path(d, 6));
    }

    [Fact]
    public void The_tree_of_nothing_is_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(new MerkleTree().Root()));

    private static byte[] Root(byte[][] leaves) => Grown(leaves, -1).Root;

    private static IReadOnlyList<byte[]> Path(byte[][] leaves, int index) => Grown(leaves, index).Path;

    private static (byte[] Root, IReadOnlyList<byte[]> Path) Grown(byte[][] leaves, int proved)
    {
        MerkleTree tree = new();
        foreach ((int index, byte[] leaf) in leaves.Index())
        {
            tree.Add(leaf, index == proved);
        }

        return (tree.Root(), tree.Path);
    }
}
