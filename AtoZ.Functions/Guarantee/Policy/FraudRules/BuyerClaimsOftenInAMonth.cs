using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-01: the buyer's claims in the last 30 days (the pack has the window).</summary>
internal sealed class BuyerClaimsOftenInAMonth() : FraudRule("FRAUD-01", "The buyer claims often within a month.", FraudBasis.History, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.EarlierWithin(terms.Window).Count(), terms, $"earlier claims {Within(terms)}");
}
