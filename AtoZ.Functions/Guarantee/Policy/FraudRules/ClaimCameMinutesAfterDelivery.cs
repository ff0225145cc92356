using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>FRAUD-05: a fault takes longer to find than the parcel to open. Harm can be done in a minute, so it is left out.</summary>
internal sealed class ClaimCameMinutesAfterDelivery() : FraudRule("FRAUD-05", "The claim came minutes after the delivery.")
{
    /// <inheritdoc/>
    protected override FraudSignal Look(FraudFacts facts, FraudRuleTerms terms)
    {
        if (facts.Kind.IsHarm() || facts.Kind.IsKnownOnDelivery() || facts.DeliveredAt is not { } delivered || delivered > facts.FiledAt)
        {
            return Nothing("no delivery before the claim, harm, or a claim that needs no look at the item");
        }

        return AtMost((decimal)(facts.FiledAt - delivered).TotalMinutes, terms, "minutes after the delivery");
    }
}
