using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-23: the scan of the delivery is from another city than the buyer's: the number of another parcel, perhaps.</summary>
internal sealed class ParcelWentToAnotherCity() : FraudRule("FRAUD-23", "The carrier delivered in another city.", side: FraudSide.Seller)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) => facts.DeliveredElsewhere is { } elsewhere
        ? AtLeast(elsewhere ? 1 : 0, terms, "deliveries in another city than the buyer's")
        : Nothing("the city of the buyer or of the delivery is not known");
}
