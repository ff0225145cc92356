using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>ELIG-11: an order claim asks for no more than what was paid for the pieces claimed, in the same currency. Harm has its own amounts.</summary>
public sealed class AmountMustBeWithinWhatWasPaid() : EligibilityRule("ELIG-11", "The amount is within what was paid.", needsOrder: true)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        if (facts.AmountMinor <= 0)
        {
            return Broken("The amount must be more than zero.", $"{facts.AmountMinor} is claimed.", "Claim what was lost.");
        }

        if (facts.Kind.IsHarm())
        {
            return Met("Harm is not limited by the price.");
        }

        if (facts.Currency is not { } currency)
        {
            return Broken("It is not known what was paid.", "The order has no amount.", "Ask the marketplace to add the amount to the order, then file again.");
        }

        Money paid = new(facts.PaidMinor, currency);
        if (facts.ClaimCurrency is { } claimed && !string.Equals(claimed, currency, StringComparison.Ordinal))
        {
            return Broken("The claim names another currency than the order.", $"{paid} was paid; the claim is in {claimed}.", $"Claim in {currency}.");
        }

        return facts.AmountMinor > facts.PaidMinor
            ? Broken("More is claimed than was paid.", $"{paid} was paid for the pieces claimed; {new Money(facts.AmountMinor, currency)} is claimed.", $"Claim at most {paid}.")
            : Met($"{paid} was paid for the pieces claimed.");
    }
}
