using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-24: days between the end of the insurance on file and the claim.</summary>
internal sealed class SellersInsuranceLapsed() : FraudRule("FRAUD-24", "The seller's insurance has ended.", FraudBasis.History, FraudSide.Seller)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) => facts.SellerInsuredUntil is { } until
        ? AtLeast(Math.Max(0, Math.Ceiling((decimal)(facts.FiledAt - until).TotalDays)), terms, "days since the insurance ended")
        : Nothing("the seller gave no proof of insurance");
}
