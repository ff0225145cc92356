using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-25: the same words, give or take blanks and case, contested other claims of the seller's.</summary>
internal sealed class SellerAnswersByTemplate() : FraudRule("FRAUD-25", "The seller contests claims with the same words each time.", FraudBasis.History, FraudSide.Seller, looksBack: true)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.MostAlikeAnswers(terms.Window), terms, $"claims contested with the same words {Within(terms)}");
}
