using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>
/// ELIG-06: most cases end when the seller hears of them, so the buyer writes first and waits 48 hours (the pack has the
/// number). Waived only where the carrier proves that nothing arrived, and never asked of somebody who was harmed.
/// </summary>
internal sealed class SellerMustHaveBeenContactedFirst() : EligibilityRule("ELIG-06", "The seller was contacted first and had time to answer.", needsOrder: true)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        if (facts.Kind.IsHarm())
        {
            return Met("Harm claims need no contact with the seller.");
        }

        DateTimeOffset? provedFrom = facts.ProvedUndeliveredFrom;
        if (facts.Now >= provedFrom)
        {
            return Met($"The carrier proves since {At(provedFrom.Value)} that nothing arrived: no contact needed.");
        }

        if (facts.SellerContactedAt is not { } contacted)
        {
            return Broken(
                "The seller was not contacted yet.",
                "There is no message of the buyer to the seller.",
                $"Write to the seller and wait {PolicyDurations.Format(pack.Eligibility.SellerContactBeforeClaim)}.",
                provedFrom);
        }

        DateTimeOffset from = facts.SellerUntil ?? contacted + pack.Eligibility.SellerContactBeforeClaim;
        return facts.Now < from
            ? Broken("The seller still has time to answer.", $"The seller was contacted at {At(contacted)}.", $"File from {At(from)} on.", Earlier(from, provedFrom))
            : Met($"The seller was contacted at {At(contacted)}.");
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) => other < one ? other.Value : one;
}
