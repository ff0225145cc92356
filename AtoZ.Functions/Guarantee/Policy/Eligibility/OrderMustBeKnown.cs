namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>ELIG-01: a claim is about a line of an order that the marketplace has reported.</summary>
internal sealed class OrderMustBeKnown() : EligibilityRule("ELIG-01", "The order line is known.", needsOrder: false)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack) => facts.OrderLineKnown
        ? Met("The order line is known.")
        : Broken("There is no such order line.", "The order line is not known.", "Check the order's number and the line.");
}
