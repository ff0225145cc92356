namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>How long the parties' signed links open their case (PROCESS §5); each can be revoked before. Rule LINK-01.</summary>
public sealed record LinkTerms(TimeSpan CaseLinkLife)
{
    internal static LinkTerms Read(PackSection s) => new(s.Duration("caseLinkLife"));

    internal IEnumerable<PackCheck> Checks(PolicyPack pack)
    {
        yield return new(
            CaseLinkLife > pack.Recovery.WriteOffProposedAfter + pack.Recovery.WriteOffMaximumAge + pack.Arrangements.PauseUpTo + pack.Appeals.AppealWindow, "$.links.caseLinkLife", "must outlive the last appeal and the recovery after it");
    }
}
