namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>ELIG-02: only who bought may claim.</summary>
internal sealed class BuyerMustBeTheOrdersBuyer() : EligibilityRule("ELIG-02", "The claimant is the buyer of the order.", needsOrder: true)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack) =>
        facts.OrderBuyerId is not null && string.Equals(facts.ClaimantBuyerId, facts.OrderBuyerId, StringComparison.Ordinal)
            ? Met("The claimant bought the item.")
            : Broken("Somebody else bought this item.", "The claimant is not the buyer of the order.", "The buyer of the order can file the claim.");
}
