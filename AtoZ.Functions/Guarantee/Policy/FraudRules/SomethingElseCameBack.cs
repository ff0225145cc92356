using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-27: the return is lighter or heavier than what was sent, down to an empty box, or has another serial number. Scales differ, and so does packing.</summary>
internal sealed class SomethingElseCameBack() : FraudRule("FRAUD-27", "What came back is not what was sent: its weight or serial number differs.")
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms) => facts.ReturnDiffers is { } part
        ? AtLeast(part, terms, "of the weight differs (1 when the serial number does)")
        : Nothing("nothing came back, or neither weights nor serial numbers are known");
}
