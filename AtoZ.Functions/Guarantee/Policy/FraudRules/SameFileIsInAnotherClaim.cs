using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-07: compared by SHA-256. Strong, and never enough alone: a manual's picture is in many claims.</summary>
internal sealed class SameFileIsInAnotherClaim() : FraudRule("FRAUD-07", "The same file is in another claim.", FraudBasis.Picture)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.ClaimsWithTheSameFile, terms, "other claims with the same file");
}
