using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-04: earlier claims of non-delivery; only when this is one too.</summary>
internal sealed class BuyerOftenReceivesNothing() : FraudRule("FRAUD-04", "The buyer says again that nothing arrived.", FraudBasis.History, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms)
    {
        int before = facts.EarlierWithin(terms.Window).Count(c => c.Kind.IsNonDelivery());
        return facts.Kind.IsNonDelivery() ? AtLeast(before, terms, $"earlier claims of non-delivery {Within(terms)}") : Nothing("not a claim of non-delivery");
    }
}
