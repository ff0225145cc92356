using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-14: the buyer's claims in the last year (the pack has the window).</summary>
internal sealed class BuyerClaimsOftenInAYear() : FraudRule("FRAUD-14", "The buyer claims often within a year.", FraudBasis.History, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.EarlierWithin(terms.Window).Count(), terms, $"earlier claims {Within(terms)}");
}
