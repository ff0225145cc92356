using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-22: one parcel cannot go to two buyers.</summary>
internal sealed class TrackingNumberIsReused() : FraudRule("FRAUD-22", "The parcel's number was given for another buyer's order.", side: FraudSide.Seller)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.OrdersWithTheSameTracking, terms, "orders of other buyers with the same number of parcel");
}
