using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.Eligibility;

/// <summary>
/// ELIG-07: an item that arrived is complained of, or sent back, within 30 days (the pack has the number). Who claims that a
/// return was not refunded, or wants the whole price of a late item at once, must have posted it; who claims that a return was refused must
/// have asked for it. A defect may show as long as the region's warranty runs; what shows when the parcel is opened is told of sooner. A delivery
/// that nobody recorded is not held against the buyer.
/// </summary>
internal sealed class ReturnPolicyMustBeFollowed() : EligibilityRule("ELIG-07", "The return policy was followed.", needsOrder: true)
{
    /// <inheritdoc/>
    public override RuleFinding Check(EligibilityFacts facts, PolicyPack pack)
    {
        if (facts.Kind.IsHarm() || facts.Kind.IsNonDelivery() || facts.Kind.IsAboutTheCharge())
        {
            return Met("Nothing is to be sent back.");
        }

        if (Sign(facts) is not { } acted)
        {
            return NotDone(facts) with { AskingMends = facts.Kind != ClaimKind.ReturnNotRefunded && !(facts.Now > facts.DeliveredAt + Within(facts, pack.Eligibility)) };
        }

        TimeSpan within = Within(facts, pack.Eligibility);
        DateTimeOffset? until = facts.DeliveredAt + within;
        return acted > until
            ? Broken(
                $"The item was not complained of or sent back within {PolicyDurations.Format(within)} of its delivery.",
                $"The time ended at {At(until.Value)}; the first sign is of {At(acted)}.",
                facts.Kind.ShowsOnOpening()
                    ? "If the item does not work or is not as described, claim that; the legal warranty may reach further than this guarantee."
                    : "Ask the seller; the legal warranty may reach further than this guarantee.")
            : Met(until is null ? "The delivery is not recorded." : $"Acted by {At(acted)}; the time ended at {At(until.Value)}.");
    }

    /// <summary>How long after the delivery an item can be complained of or sent back.</summary>
    internal static TimeSpan Within(EligibilityFacts facts, EligibilityTerms terms)
    {
        if (facts.Kind.ShowsOnOpening())
        {
            return terms.DamageShownWithin;
        }

        TimeSpan warranty = facts.Kind == ClaimKind.Defective ? terms.Warranty(facts.Condition) : TimeSpan.Zero;
        return warranty > terms.ReturnWithin ? warranty : terms.ReturnWithin;
    }

    // What the buyer did first that counts; null when the very thing that the claim is about was not done.
    private static DateTimeOffset? Sign(EligibilityFacts facts) => facts.Kind switch
    {
        ClaimKind.ReturnNotRefunded => facts.ReturnPostedAt,
        ClaimKind.ArrivedLate when !facts.Kind.KeepsALateItem(facts.Remedy) => facts.ReturnPostedAt,

        // Who posts a return asks for it too.
        ClaimKind.ReturnRefused => new[] { facts.ReturnAskedAt, facts.ReturnPostedAt }.Min(),
        _ => new[] { facts.SellerContactedAt, facts.ReturnPostedAt, facts.Now }.Min(),
    };

    private RuleFinding NotDone(EligibilityFacts facts) => facts.Kind == ClaimKind.ReturnRefused
        ? Broken("No return was asked for.", "No wish to send the item back is recorded.", "Write to the seller here that you want to send it back; if that is refused, file the claim.")
        : Broken("The return was not posted.", "No return is recorded.", Post(facts.Kind));

    private static string Post(ClaimKind kind) => kind == ClaimKind.ArrivedLate
        ? "Post the return with tracking and file again; or keep the item, and claim a part of its price; or ask to send it back for the money."
        : "Post the return with tracking and keep the receipt, then file again.";
}
