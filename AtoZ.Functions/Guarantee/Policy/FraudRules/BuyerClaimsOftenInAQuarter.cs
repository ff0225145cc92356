using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-02: the buyer's claims in the last 90 days (the pack has the window).</summary>
internal sealed class BuyerClaimsOftenInAQuarter() : FraudRule("FRAUD-02", "The buyer claims often within a quarter.", FraudBasis.History, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.EarlierWithin(terms.Window).Count(), terms, $"earlier claims {Within(terms)}");
}
