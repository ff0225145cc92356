using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-30: accounts that praise the seller are connected with it or with one another, as the marketplace found.</summary>
internal sealed class ReviewersBelongTogether() : FraudRule("FRAUD-30", "Accounts that reviewed the seller belong together.", FraudBasis.Connections, FraudSide.Seller)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) => facts.ConnectedReviewers is { } reviewers
        ? AtLeast(reviewers, terms, "reviewers with something in common")
        : Nothing("the marketplace reported nothing about the seller's reviewers");
}
