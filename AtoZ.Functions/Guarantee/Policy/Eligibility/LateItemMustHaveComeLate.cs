using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>
/// ELIG-13: whoever claims that an item came late has it, and the delivery that is on record lies after the latest estimate (an estimate names a
/// day, and what comes on that day is in time; the pack has the number). What has not come is another claim.
/// </summary>
internal sealed class LateItemMustHaveComeLate() : EligibilityRule("ELIG-13", "What is said to have come late was delivered after the promised day.", needsOrder: true)
{
    /// <summary>The last moment that is in time; null when no estimate is known.</summary>
    public static DateTimeOffset? InTimeUntil(DateTimeOffset? estimate, EligibilityTerms terms) =>
        estimate + terms.LateAfterEstimate;

    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        if (facts.Kind != ClaimKind.ArrivedLate)
        {
            return Met("The claim is not about a delay.");
        }

        if (facts.DeliveredAt is not { } delivered)
        {
            return Broken(
                "No delivery is on record, so nothing came late.",
                "The order has no date of delivery.",
                "If it has not come, claim that it was not received. If it has come, ask the seller to have the delivery recorded, then file again.");
        }

        if (InTimeUntil(facts.EstimatedDeliveryAt, pack.Eligibility) is not { } until)
        {
            return Broken("It is not known when the item was to arrive.", "The order has no estimate.", "Ask the marketplace to add the estimated delivery to the order, then file again.");
        }

        return delivered > until
            ? Met($"Delivered at {At(delivered)}; in time until {At(until)}.")
            : Broken("The item came in time.", $"Delivered at {At(delivered)}; in time until {At(until)}.", "If something else is wrong with it, claim that.");
    }
}
