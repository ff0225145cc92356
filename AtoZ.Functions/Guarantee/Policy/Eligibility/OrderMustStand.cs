using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>
/// ELIG-12: an order that was cancelled or voided was never to arrive, and one that was refunded as a whole is made good. What was refunded
/// does not make up for harm that the item did.
/// </summary>
internal sealed class OrderMustStand() : EligibilityRule("ELIG-12", "The order was not cancelled, voided or refunded.", needsOrder: true)
{
    // As shops spell them: Shopify, WooCommerce, Magento and others.
    private static readonly string[] Ended = ["canceled", "cancelled", "void", "voided"];
    private static readonly string[] Refunded = ["refunded", "fully_refunded", "fully refunded"];

    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        string status = facts.OrderStatus?.Trim() ?? "";
        if (Ended.Contains(status, StringComparer.OrdinalIgnoreCase))
        {
            return Broken(
                "The order was cancelled.",
                $"The order's status is {status}.",
                "Ask the seller for what you paid; if you paid, your bank or payment service may help too.");
        }

        return Refunded.Contains(status, StringComparer.OrdinalIgnoreCase) && !facts.Kind.IsHarm()
            ? Broken(
                "The order was refunded.",
                $"The order's status is {status}.",
                "Nothing is left to claim; if the money did not come, ask the seller or your bank.")
            : Met("The order stands.");
    }
}
