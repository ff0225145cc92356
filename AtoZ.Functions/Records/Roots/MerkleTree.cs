using System.Security.Cryptography;
using System.Text;

namespace AtoZ.Functions.Records.Roots;

/// <summary>
/// The hash tree of RFC 6962: leaves and nodes are hashed apart, so that none can pass as the other. Leaves come one after the other and are not kept: of
/// those that came only the roots of whole subtrees are, at most one per power of two.
/// </summary>
internal sealed class MerkleTree
{
    private readonly List<Subtree> _subtrees = [];
    private readonly List<byte[]> _path = [];

    /// <summary>The hashes that lead from the proved leaf to the root, from below; whole after <see cref="Root"/>.</summary>
    public IReadOnlyList<byte[]> Path => _path;

    /// <summary>The hash of a leaf.</summary>
    public static byte[] Leaf(string text) => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>Adds the next leaf, hashed.</summary>
    /// <param name="leaf">Its hash.</param>
    /// <param name="proved">Whether <see cref="Path"/> is to lead from this leaf; at most one.</param>
    public void Add(byte[] leaf, bool proved = false)
    {
        _subtrees.Add(new Subtree(1, leaf, proved));
        while (_subtrees.Count > 1 && _subtrees[^1].Leaves == _subtrees[^2].Leaves)
        {
            Join();
        }
    }

    /// <summary>The root over all leaves; the hash of nothing when there are none. Nothing can be added after it.</summary>
    public byte[] Root()
    {
        while (_subtrees.Count > 1)
        {
            Join();
        }

        return _subtrees.Count == 0 ? SHA256.HashData([]) : _subtrees[0].Hash;
    }

    private void Join()
    {
        (Subtree left, Subtree right) = (_subtrees[^2], _subtrees[^1]);
        _subtrees.RemoveRange(_subtrees.Count - 2, 2);
        if (left.Proved || right.Proved)
        {
            _path.Add(left.Proved ? right.Hash : left.Hash);
        }

        _subtrees.Add(new Subtree(left.Leaves + right.Leaves, Node(left.Hash, right.Hash), left.Proved || right.Proved));
    }

    /// <summary>The root that a leaf and its path lead to.</summary>
    public static byte[] Climb(byte[] leaf, long index, long count, IReadOnlyList<byte[]> path)
    {
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

    private sealed record Subtree(long Leaves, byte[] Hash, bool Proved);
}
