using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-11: days from the approved order to the claim without a handover.</summary>
internal sealed class SellerOnlyMadeALabel() : FraudRule("FRAUD-11", "The seller made a label at most: the carrier never got the parcel.", side: FraudSide.Seller)
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms)
    {
        if (facts.ShippedAt is not null || facts.DeliveredAt is not null || facts.ApprovedAt is not { } approved)
        {
            return Nothing("the carrier has the parcel, or the order's dates are not known");
        }

        return AtLeast(Math.Floor((decimal)(facts.FiledAt - approved).TotalDays), terms, "days without a handover");
    }
}
