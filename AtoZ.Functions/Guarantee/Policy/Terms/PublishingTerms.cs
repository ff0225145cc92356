namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>How a new pack comes into force: at least this long after its publication. Rule POLICY-01.</summary>
public sealed record PublishingTerms(TimeSpan Notice)
{
    // Every running instance of the app reads the published packs anew within this time (Policy/PolicyLibrary.cs).
    internal static readonly TimeSpan ShortestNotice = TimeSpan.FromMinutes(5);

    internal static PublishingTerms Read(PackSection s) => new(s.Duration("notice"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(Notice >= ShortestNotice, "$.publishing.notice", "must be at least 5 minutes, or running instances would hear of it too late");
    }
}
