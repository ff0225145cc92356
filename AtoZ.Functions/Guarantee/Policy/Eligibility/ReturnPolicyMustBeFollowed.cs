using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>
/// ELIG-07: an item that arrived is complained of, or sent back, within 30 days (the pack has the number). Who claims that a
/// return was not refunded must have posted it. A defect may show as long as the region's warranty runs. A delivery that nobody
/// recorded is not held against the buyer.
/// </summary>
public sealed class ReturnPolicyMustBeFollowed() : EligibilityRule("ELIG-07", "The return policy was followed.", needsOrder: true)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        if (facts.Kind.IsHarm() || facts.Kind.IsNonDelivery())
        {
            return Met("Nothing is to be sent back.");
        }

        if (facts.Kind == ClaimKind.ReturnNotRefunded && facts.ReturnPostedAt is null)
        {
            return Broken("The return was not posted.", "No return is recorded.", "Post the return with tracking and keep the receipt, then file again.");
        }

        DateTimeOffset acted = FirstSign(facts);
        TimeSpan within = Within(facts, pack.Eligibility);
        DateTimeOffset? until = facts.DeliveredAt + within;
        return acted > until
            ? Broken(
                $"The item was not complained of or sent back within {PolicyDurations.Format(within)} of its delivery.",
                $"The time ended at {At(until.Value)}; the first sign is of {At(acted)}.",
                "Ask the seller; the legal warranty may reach further than this guarantee.")
            : Met(until is null ? "The delivery is not recorded." : $"Acted by {At(acted)}; the time ended at {At(until.Value)}.");
    }

    /// <summary>How long after the delivery an item can be complained of or sent back.</summary>
    internal static TimeSpan Within(EligibilityFacts facts, EligibilityTerms terms)
    {
        TimeSpan warranty = facts.Kind == ClaimKind.Defective ? terms.Warranty(facts.Condition) : TimeSpan.Zero;
        return warranty > terms.ReturnWithin ? warranty : terms.ReturnWithin;
    }

    private static DateTimeOffset FirstSign(EligibilityFacts facts) => facts.Kind == ClaimKind.ReturnNotRefunded
        ? facts.ReturnPostedAt!.Value
        : new[] { facts.SellerContactedAt, facts.ReturnPostedAt, facts.Now }.Min()!.Value;
}
