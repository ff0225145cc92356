namespace AtoZ.Functions.Guarantee.Policy.Terms;

/// <summary>What carriers' scans do to claims (PROCESS §5). Rule TRACK-03.</summary>
/// <param name="BuyerWindow">How long the buyer has to say whether a parcel came that the carrier says it delivered.</param>
/// <param name="RemindersBeforeEnd">When to remind before that ends.</param>
/// <param name="SignatureAbove">Above this amount a delivery scan without a signature proves nothing; minor units per currency.</param>
/// <param name="DeliveredAfterPayout">How long after a payout a delivery still makes the buyer send back, or pay back.</param>
public sealed record TrackingTerms(
    TimeSpan BuyerWindow,
    IReadOnlyList<TimeSpan> RemindersBeforeEnd,
    IReadOnlyDictionary<string, long> SignatureAbove,
    TimeSpan DeliveredAfterPayout)
{
    internal static TrackingTerms Read(PackSection s) => new(
        s.Duration("buyerWindow"), s.Durations("remindersBeforeEnd"), s.Amounts("signatureAbove"), s.Duration("deliveredAfterPayout"));

    internal IEnumerable<PackCheck> Checks()
    {
        yield return new(RemindersBeforeEnd.All(r => r < BuyerWindow), "$.tracking.remindersBeforeEnd", PackCheck.Inside);
    }
}
