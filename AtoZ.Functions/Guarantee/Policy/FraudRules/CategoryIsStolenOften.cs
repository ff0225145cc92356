using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-28: nothing came, and it was one of the things that are stolen most. That is as true of thieves at the door as of buyers: a hint at most.</summary>
internal sealed class CategoryIsStolenOften() : FraudRule("FRAUD-28", "Things of this kind are stolen often.")
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) => facts.TheftProne is { } prone
        ? AtLeast(prone ? 1 : 0, terms, "categories of things that are stolen often")
        : Nothing("something came, or the category is not known");
}
