using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-31: handed over before it was taken, or taken before it was bought: the number of another parcel, perhaps.</summary>
internal sealed class ScansContradictEachOther() : FraudRule("FRAUD-31", "The carrier's scans contradict each other or the order.", side: FraudSide.Seller)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms)
    {
        DateTimeOffset?[] inOrder = [facts.PurchasedAt, facts.ShippedAt, facts.DeliveredAt];
        DateTimeOffset[] known = [.. inOrder.OfType<DateTimeOffset>()];
        return known.Length < 2
            ? Nothing("fewer than two of purchase, handover and delivery are known")
            : AtLeast(known.Zip(known.Skip(1), (earlier, later) => later < earlier ? 1 : 0).Sum(), terms, "steps of the parcel before the step that they follow");
    }
}
