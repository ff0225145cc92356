using System.Security.Cryptography;
using System.Text;

namespace AtoZ.Functions.Records.Roots;

/// <summary>The hash tree of RFC 6962: leaves and nodes are hashed apart, so that none can pass as the other.</summary>
public static class MerkleTree
{
    /// <summary>The hash of a leaf.</summary>
    public static byte[] Leaf(string text) => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>The root over leaves in their order; the hash of nothing when there are none.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => SHA256.HashData([]),
        1 => leaves[0],
        _ => Node(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..])),
    };

    /// <summary>The hashes that lead from a leaf to the root, from below.</summary>
    public static IReadOnlyList<byte[]> Path(ReadOnlySpan<byte[]> leaves, int index)
    {
        if (leaves.Length <= 1)
        {
            return [];
        }

        int split = Split(leaves.Length);
        return index < split
            ? [.. Path(leaves[..split], index), Root(leaves[split..])]
            : [.. Path(leaves[split..], index - split), Root(leaves[..split])];
    }

    /// <summary>The root that a leaf and its path lead to.</summary>
    public static byte[] Climb(byte[] leaf, long index, long count, IReadOnlyList<byte[]> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] hash = leaf;
        long place = index, last = count - 1;
        foreach (byte[] other in path)
        {
            if (place % 2 == 1 || place == last)
            {
                hash = Node(other, hash);
                while (place % 2 == 0 && place != 0)
                {
                    place /= 2;
                    last /= 2;
                }
            }
            else
            {
                hash = Node(hash, other);
            }

            place /= 2;
            last /= 2;
        }

        return hash;
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);

    // The largest power of two below the number of leaves.
    private static int Split(int count)
    {
        int split = 1;
        while (split * 2 < count)
        {
            split *= 2;
        }

        return split;
    }
}
