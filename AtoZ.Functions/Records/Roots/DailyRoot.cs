namespace AtoZ.Functions.Records.Roots;

/// <summary>What is signed each day: the root over the ends of all chains.</summary>
/// <param name="Schema">Of this document.</param>
/// <param name="Day">UTC, <c>2026-11-22</c>.</param>
/// <param name="At">When it was made.</param>
/// <param name="Leaves">How many chains and refusals it covers.</param>
/// <param name="Root">Hex.</param>
/// <param name="Previous">SHA-256 of the body of the root before, hex; null in the first.</param>
/// <param name="KeyId">Which key signs.</param>
internal sealed record DailyRoot(string Schema, string Day, DateTimeOffset At, long Leaves, string Root, string? Previous, string KeyId)
{
    /// <summary>The schema that is written now.</summary>
    public const string Version = "atoz-root/1";
}

/// <summary>A root with its signature, as it stands in Blob storage.</summary>
public sealed record SignedRoot(string Schema, string Body, string KeyId, string Signature);

/// <summary>Shows that the chain of a claim, as far as it went then, is under a day's root.</summary>
/// <param name="Root">The signed root.</param>
/// <param name="Leaf">Claim, number and hash of its last entry then.</param>
/// <param name="Index">Place of the leaf.</param>
/// <param name="Path">Hashes from below, hex.</param>
public sealed record RootProof(SignedRoot Root, string Leaf, int Index, IReadOnlyList<string> Path);
