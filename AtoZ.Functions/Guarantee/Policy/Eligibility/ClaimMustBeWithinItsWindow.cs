using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>
/// ELIG-05: an order claim is filed from 3 to 90 days after the latest estimated delivery, both borders included; a harm
/// claim within its own, longer window after the delivery (by default; the pack has the numbers). A defect is claimed as long as the
/// region's warranty runs. What the carrier calls lost need not be waited for.
/// </summary>
internal sealed class ClaimMustBeWithinItsWindow() : EligibilityRule("ELIG-05", "The claim is filed within its window.", needsOrder: true)
{
    /// <summary>When the window of a claim closes; null when the dates it hangs on are not known.</summary>
    public static DateTimeOffset? ClosesAt(ClaimKind kind, DateTimeOffset? delivered, DateTimeOffset? estimate, DateTimeOffset? purchased, EligibilityTerms terms, string? condition = null)
    {
        if (kind.IsHarm())
        {
            return (delivered ?? estimate ?? purchased) + terms.HarmClosesAfterDelivery;
        }

        DateTimeOffset? closes = estimate + terms.ClosesAfterEstimatedDelivery;
        DateTimeOffset? warranty = kind == ClaimKind.Defective ? delivered + terms.Warranty(condition) : null;
        return warranty > closes || closes is null ? warranty : closes;
    }

    /// <summary>When the window of a claim about an order line closes; null when the line or the dates it hangs on are not known.</summary>
    public static DateTimeOffset? ClosesAt(ClaimKind kind, IOrderLine? line, EligibilityTerms terms) =>
        line is null ? null : ClosesAt(kind, line.DeliveredAt, line.EstimatedDeliveryAt, line.PurchasedAt, terms, line.Condition);

    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        if (ClosesAt(facts.Kind, facts.DeliveredAt, facts.EstimatedDeliveryAt ?? facts.ProvedUndeliveredFrom, facts.PurchasedAt, pack.Eligibility, facts.Condition) is not { } closes)
        {
            return Broken(
                "It is not known when the item was to arrive.",
                "The order has no date of delivery.",
                "Ask the marketplace to add the estimated delivery to the order, then file again.");
        }

        if (OpensAt(facts, pack.Eligibility) is { } opens && facts.Now < opens)
        {
            return Broken("It is too early for a claim: the item may still arrive.", $"The window opens at {At(opens)}.", $"File from {At(opens)} on.", opens);
        }

        return facts.Now > closes
            ? Broken("It is too late for a claim.", $"The window closed at {At(closes)}.", "Ask the seller; the legal warranty may reach further than this guarantee.")
            : Met($"The window closes at {At(closes)}.");
    }

    /// <summary>When the window opens; null when it need not be waited for.</summary>
    internal static DateTimeOffset? OpensAt(EligibilityFacts facts, EligibilityTerms terms)
    {
        DateTimeOffset? opens = facts.Kind.IsHarm() ? null : facts.EstimatedDeliveryAt + terms.OpensAfterEstimatedDelivery;
        return facts is { DeliveredAt: null, CarrierLostAt: { } lost } && facts.Kind.IsNonDelivery() && lost < opens ? lost : opens;
    }
}
