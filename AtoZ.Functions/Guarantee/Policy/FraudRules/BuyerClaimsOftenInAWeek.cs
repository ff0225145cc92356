using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-13: the buyer's claims in the last seven days (the pack has the window).</summary>
internal sealed class BuyerClaimsOftenInAWeek() : FraudRule("FRAUD-13", "The buyer claims often within a week.", FraudBasis.History, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.EarlierWithin(terms.Window).Count(), terms, $"earlier claims {Within(terms)}");
}
