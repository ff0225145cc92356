namespace AtoZ.Functions.Guarantee.Claims;

/// <summary>
/// Against whom a claim counts (PROCESS §14). One that was withdrawn or refused, reversed on appeal, or borne by the marketplace counts
/// against nobody: not in lessons, not in rates, not on a page.
/// </summary>
internal static class Blame
{
    /// <summary>The ends of a claim that nobody is blamed for. A won appeal ends as borne by the marketplace.</summary>
    public static IReadOnlyList<ClaimOutcome> OnNobody { get; } =
        [ClaimOutcome.BorneByMarketplace, ClaimOutcome.MadeGoodElsewhere, ClaimOutcome.Refused, ClaimOutcome.RefusedForFraud, ClaimOutcome.Withdrawn];

    /// <summary>Whether a claim says something about its seller; an open one does until it is decided otherwise.</summary>
    public static bool OnSeller(ClaimOutcome outcome, bool fulfilledByMarketplace) => !fulfilledByMarketplace && !OnNobody.Contains(outcome);
}
