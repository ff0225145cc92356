using AtoZ.Functions.Claims;

namespace AtoZ.Functions.Policy.Eligibility;

/// <summary>
/// ELIG-05: an order claim is filed from 3 to 90 days after the latest estimated delivery, both borders included; a harm
/// claim within its own, longer window after the delivery (by default; the pack has the numbers).
/// </summary>
public sealed class ClaimMustBeWithinItsWindow() : EligibilityRule("ELIG-05", "The claim is filed within its window.", needsOrder: true)
{
    /// <summary>From when until when a claim may be filed; null when the dates it hangs on are not known.</summary>
    public static (DateTimeOffset Opens, DateTimeOffset Closes)? Window(EligibilityFacts facts, EligibilityTerms terms)
    {
        if (facts.Kind.IsHarm())
        {
            DateTimeOffset? from = facts.DeliveredAt ?? facts.EstimatedDeliveryAt ?? facts.PurchasedAt;
            return from is { } start ? (DateTimeOffset.MinValue, start + terms.HarmClosesAfterDelivery) : null;
        }

        return facts.EstimatedDeliveryAt is { } estimate
            ? (estimate + terms.OpensAfterEstimatedDelivery, estimate + terms.ClosesAfterEstimatedDelivery)
            : null;
    }

    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        if (Window(facts, pack.Eligibility) is not var (opens, closes))
        {
            return Broken(
                "It is not known when the item was to arrive.",
                "The order has no date of delivery.",
                "Ask the marketplace to add the estimated delivery to the order, then file again.");
        }

        if (facts.Now < opens)
        {
            return Broken("It is too early for a claim: the item may still arrive.", $"The window opens at {At(opens)}.", $"File from {At(opens)} on.", opens);
        }

        return facts.Now > closes
            ? Broken("It is too late for a claim.", $"The window closed at {At(closes)}.", "Ask the seller; the legal warranty may reach further than this guarantee.")
            : Met($"The window closes at {At(closes)}.");
    }
}
