namespace AtoZ.Functions.Policy;

/// <summary>Limits of evidence (PROCESS §3). Sizes in bytes.</summary>
public sealed record EvidenceTerms(int MaximumFiles, long MaximumBytes, TimeSpan RequestWindow, IReadOnlyList<string> AcceptedTypes)
{
    internal static EvidenceTerms Read(PackSection s) => new(
        s.Integer("maximumFiles"),
        s.Integer("maximumBytes"),
        s.Duration("requestWindow"),
        s.Texts("acceptedTypes"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(MaximumFiles > 0, "$.evidence.maximumFiles", "must be at least 1");
        yield return new(MaximumBytes > 0, "$.evidence.maximumBytes", "must be at least 1");
    }
}
