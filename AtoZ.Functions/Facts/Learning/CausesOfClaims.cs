using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Facts.Learning;

/// <summary>What is looked at to find the causes of a claim.</summary>
/// <param name="Kind">What was claimed.</param>
/// <param name="Outcome">How it ended; None while open.</param>
/// <param name="FulfilledByMarketplace">The marketplace shipped it: nothing for the seller to learn.</param>
/// <param name="HandedOver">The carrier took the parcel.</param>
/// <param name="Tracked">There is a tracking number.</param>
/// <param name="Silent">The seller did not answer in time.</param>
/// <param name="Refused">The buyer refused the parcel, and it went back.</param>
internal sealed record CauseFacts(
    ClaimKind Kind, ClaimOutcome Outcome, bool FulfilledByMarketplace, bool HandedOver, bool Tracked, bool Silent, bool Refused = false)
{
    /// <summary>The seller handed the parcel over when it should have been delivered already, or nobody knows when.</summary>
    public bool ShippedLate { get; init; }
}

/// <summary>Finds the causes of a claim. Pure.</summary>
internal static class CausesOfClaims
{
    /// <summary>The causes, the one at the root first; none where the seller has nothing to learn, because the claim counts against nobody.</summary>
    public static IReadOnlyList<ClaimCause> Of(CauseFacts facts)
    {
        return Blame.OnSeller(facts.Outcome, facts.FulfilledByMarketplace) && !facts.Refused
            ? [Root(facts), .. facts.Silent ? (ClaimCause[])[ClaimCause.LateAnswer] : []]
            : [];
    }

    private static ClaimCause Root(CauseFacts facts) => facts.Kind switch
    {
        _ when facts.Kind.IsNonDelivery() => facts.HandedOver && facts.Tracked ? ClaimCause.Carrier : ClaimCause.NoTracking,
        ClaimKind.NotAsDescribed => ClaimCause.DescriptionAgainstProduct,
        ClaimKind.ArrivedLate => facts.ShippedLate ? ClaimCause.LateShipping : ClaimCause.Carrier,
        ClaimKind.ReturnNotRefunded or ClaimKind.ReturnRefused => ClaimCause.ReturnNotHandled,
        _ when facts.Kind.IsAboutTheCharge() => ClaimCause.WrongCharge,
        _ when facts.Kind.IsHarm() => ClaimCause.UnsafeProduct,
        _ => ClaimCause.Packing,
    };
}
