using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-20: refusals of any kind. To be wrong is no fraud: only many in a year are a sign, and never alone.</summary>
internal sealed class BuyerWasOftenRefusedBefore() : FraudRule("FRAUD-20", "Claims of the buyer were refused often before.", FraudBasis.History, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.EarlierWithin(terms.Window).Count(c => c.Outcome is ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud), terms, $"refused claims {Within(terms)}");
}
