using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-09: refusals that a person confirmed. They send the claim to a person, and no further.</summary>
internal sealed class BuyerWasRefusedForFraudBefore() : FraudRule("FRAUD-09", "A claim of the buyer was refused for fraud before.", FraudBasis.History, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.EarlierWithin(terms.Window).Count(c => c.Outcome == ClaimOutcome.RefusedForFraud), terms, $"claims refused for fraud {Within(terms)}");
}
