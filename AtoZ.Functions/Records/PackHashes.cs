using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AtoZ.Functions.Guarantee.Policy;

namespace AtoZ.Functions.Records;

/// <summary>SHA-256 of policy packs as they were published, so that a record says by which numbers it was decided.</summary>
internal static class PackHashes
{
    // A pack never changes once it is loaded, and every decision asks for its hash.
    private static readonly ConditionalWeakTable<LoadedPack, string> Known = [];

    /// <summary>The hash of a pack's file, hex.</summary>
    public static string Sha256(this LoadedPack pack) => Known.GetValue(pack, static p => Convert.ToHexStringLower(SHA256.HashData(p.Text.Span)));
}
