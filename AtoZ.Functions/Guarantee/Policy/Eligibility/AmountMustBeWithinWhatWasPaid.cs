using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>
/// ELIG-11: an order claim asks for no more than what was paid for the pieces claimed, in the same currency. Who keeps a late item is owed a part of
/// its price (the pack has the number), and who was charged too much what was charged above the price. Harm has its own amounts.
/// </summary>
internal sealed class AmountMustBeWithinWhatWasPaid() : EligibilityRule("ELIG-11", "The amount is within what was paid.", needsOrder: true)
{
    /// <summary>The most that can be claimed for the pieces, minor units. What was charged and nobody told, the buyer's statement shows: then the price bounds it.</summary>
    public static long Most(EligibilityFacts facts, EligibilityTerms terms) => Most(facts, facts.PaidMinor, terms);

    /// <summary>The most that can be recovered for the whole line.</summary>
    internal static long MostOfLine(EligibilityFacts facts, EligibilityTerms terms) => Most(facts, facts.LinePaidMinor, terms);

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

        Money most = new(Most(facts, pack.Eligibility), currency);
        return facts.AmountMinor > most.MinorUnits ? TooMuch(facts, paid, most) : Met($"{paid} was paid for the pieces claimed.");
    }

    private static long Most(EligibilityFacts facts, long paid, EligibilityTerms terms)
    {
        if (facts.Kind.IsAboutTheCharge() && facts.ChargedMinor is not null)
        {
            return Overcharges.Above(facts.LinePaidMinor, facts.ChargedMinor);
        }

        return facts.Kind.KeepsALateItem(facts.Remedy) ? (long)((Int128)paid * terms.LatePartPercent / 100) : paid;
    }

    private RuleFinding TooMuch(EligibilityFacts facts, Money paid, Money most)
    {
        Money claimed = new(facts.AmountMinor, paid.Currency);
        if (facts.Kind.IsAboutTheCharge() && facts.ChargedMinor is { } charged)
        {
            Money price = new(facts.LinePaidMinor, paid.Currency);
            return Broken(
                "More is claimed than was charged above the price.",
                $"{new Money(charged, paid.Currency)} was charged, and the price was {price}; {claimed} is claimed.",
                most.MinorUnits == 0 ? "Nothing was charged above the price: compare the statement with the order." : $"Claim at most {most}.");
        }

        return facts.Kind.KeepsALateItem(facts.Remedy)
            ? Broken(
                "More is claimed than keeping a late item is worth.",
                $"{paid} was paid for the pieces claimed; {claimed} is claimed.",
                $"Claim at most {most}, or send the item back for the whole price.")
            : Broken("More is claimed than was paid.", $"{paid} was paid for the pieces claimed; {claimed} is claimed.", $"Claim at most {most}.");
    }
}
