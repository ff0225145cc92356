using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>When a carrier's scan proves that a parcel was delivered: above the policy's amount only with a signature. Pure.</summary>
internal static class DeliveryProof
{
    /// <summary>The reason of a claim that ended because the scan proves the delivery, and the buyer did not answer.</summary>
    public const string Code = "TRACK-02";

    /// <summary>Whether a scan is proof enough.</summary>
    /// <param name="amount">What the claim is about.</param>
    /// <param name="hasSignature">Whether the carrier took a signature.</param>
    /// <param name="terms">The policy's numbers.</param>
    public static bool IsEnough(Money amount, bool hasSignature, TrackingTerms terms) =>
        hasSignature || !terms.SignatureAbove.TryGetValue(amount.Currency, out long above) || amount.MinorUnits <= above;
}
