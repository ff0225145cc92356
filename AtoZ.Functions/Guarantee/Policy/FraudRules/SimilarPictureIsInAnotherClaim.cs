using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-15: compared by fingerprint: another size, another format, a cut of the edge. Two lamps of one make look alike too: never enough alone.</summary>
internal sealed class SimilarPictureIsInAnotherClaim() : FraudRule("FRAUD-15", "A picture that looks the same is in another claim.", FraudBasis.Picture)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) =>
        AtLeast(facts.ClaimsWithASimilarPicture, terms, "other claims with a picture that looks the same");
}
