using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AtoZ.Functions.Records;

/// <summary>SHA-256 of the policy packs as they were published, so that a record says by which numbers it was decided.</summary>
public static class PackHashes
{
    private static readonly ConcurrentDictionary<string, string?> Known = new(StringComparer.Ordinal);

    /// <summary>The hash of a pack's file, hex; null when this program has no such pack.</summary>
    public static string? Of(string version) => Known.GetOrAdd(version, static v =>
    {
        using Stream? file = typeof(PackHashes).Assembly.GetManifestResourceStream($"Policy/Packs/{v}.json");
        return file is null ? null : Convert.ToHexStringLower(SHA256.HashData(file));
    });
}
