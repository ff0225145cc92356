namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>ELIG-03: the guarantee covers what others sell; for its own sales the marketplace answers as the seller.</summary>
internal sealed class SellerMustBeAThirdParty() : EligibilityRule("ELIG-03", "The item was sold by a third-party seller.", needsOrder: true)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack) =>
        !string.IsNullOrEmpty(facts.SellerId) && !string.Equals(facts.SellerId, facts.MarketplaceSellerId, StringComparison.Ordinal)
            ? Met("A third-party seller sold the item.")
            : Broken(
                "The marketplace itself sold this item.",
                "The seller is the marketplace.",
                "Ask the marketplace's customer service for a refund or a replacement: it answers as the seller.");
}
