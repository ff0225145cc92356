using System.Text.Json;
using AtoZ.Functions.Records.Dossiers;
using AtoZ.Functions.Records.Roots;

namespace AtoZ.Functions.Records.Verify;

/// <summary>Checks that a chain is under the daily root that a dossier names.</summary>
internal static class RootCheck
{
    /// <summary>The first thing that does not hold; null when all does, or when there is no root yet.</summary>
    public static Finding? First(Dossier dossier, IReadOnlyDictionary<string, PublicKey> trusted)
    {
        if (dossier.Root is not { } proof)
        {
            return null;
        }

        if (Signature(proof.Root, trusted) is { } wrong)
        {
            return wrong;
        }

        string[] leaf = proof.Leaf.Split(',');
        ChainEntry? end = leaf is [_, var number, _] ? dossier.Timeline.FirstOrDefault(e => e.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == number) : null;
        if (end is null || leaf[0] != dossier.Claim || leaf[2] != end.Hash)
        {
            return new Finding("ROOT_CONTRADICTS", $"On the day of the root the chain ended with {proof.Leaf}; here it does not.");
        }

        DailyRoot root = JsonSerializer.Deserialize<DailyRoot>(proof.Root.Body, RecordJson.Options)!;
        byte[] reached = MerkleTree.Climb(MerkleTree.Leaf(proof.Leaf), proof.Index, root.Leaves, [.. proof.Path.Select(Convert.FromHexString)]);
        return Convert.ToHexStringLower(reached) == root.Root ? null : new Finding("ROOT_CONTRADICTS", $"The chain is not under the root of {root.Day}.");
    }

    /// <summary>Whether a root was signed by one of the keys; null when it was.</summary>
    public static Finding? Signature(SignedRoot root, IReadOnlyDictionary<string, PublicKey> trusted)
    {
        if (!trusted.TryGetValue(root.KeyId, out PublicKey? key))
        {
            return new Finding("KEY_UNKNOWN", $"The root is signed by the key {root.KeyId}, which is not one of the marketplace's.");
        }

        return key.HasSigned(root.Body, root.Signature)
            ? RevokedCheck.First(key, JsonSerializer.Deserialize<DailyRoot>(root.Body, RecordJson.Options)!.At, "The daily root")
            : new Finding("SIGNATURE_WRONG", "The daily root is not what was signed.");
    }
}
