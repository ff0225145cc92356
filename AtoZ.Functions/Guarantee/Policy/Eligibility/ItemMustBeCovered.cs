namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>ELIG-04: digital goods, services and stored value are not covered. A category that is not known is not held against the buyer.</summary>
internal sealed class ItemMustBeCovered() : EligibilityRule("ELIG-04", "The item is of a covered category.", needsOrder: true)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        if (facts.Category is not { Length: > 0 } category)
        {
            return Met("The category is not known.");
        }

        return pack.Eligibility.CategoriesNotCovered.Contains(category, StringComparer.OrdinalIgnoreCase)
            ? Broken(
                "Digital goods, services and stored value are not covered.",
                $"The category is {category}.",
                "Ask the seller for a refund; your bank or payment service may help too.")
            : Met($"The category is {category}.");
    }
}
