using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-08: amount per price paid. Order claims cannot exceed it (ELIG-11), so this is about harm.</summary>
internal sealed class AmountIsFarAboveThePrice() : FraudRule("FRAUD-08", "The amount is far above the price.")
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms)
    {
        if (facts.PaidMinor is not > 0)
        {
            return Nothing("the price is not known in the currency of the claim");
        }

        return AtLeast((decimal)facts.AmountMinor / facts.PaidMinor.Value, terms, "times the price");
    }
}
