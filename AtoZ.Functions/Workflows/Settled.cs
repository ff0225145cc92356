using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Workflows;

/// <summary>A decision with what became of its money.</summary>
/// <param name="Decision">What was decided at last.</param>
/// <param name="Done">The payout; null when no money was to move.</param>
/// <param name="FromSeller">The seller's own money paid.</param>
internal sealed record Settled(Decision Decision, PayoutDone? Done = null, bool FromSeller = false)
{
    /// <summary>Which row of the table of outcomes that is.</summary>
    public ClaimOutcome Outcome => (this.Decision.Verdict, this.Done) switch
    {
        (Verdict.Withdrawn, _) => ClaimOutcome.Withdrawn,
        (Verdict.Fraud, _) => ClaimOutcome.RefusedForFraud,
        (Verdict.Refused, _) => ClaimOutcome.Refused,
        (Verdict.MadeGoodElsewhere, _) => ClaimOutcome.MadeGoodElsewhere,
        (_, { End: PayoutEnd.NothingMissing }) => ClaimOutcome.MadeGoodElsewhere,
        (Verdict.OfferAccepted, _) => ClaimOutcome.SettledByOffer,
        _ when this.FromSeller || this.Done is null => ClaimOutcome.PaidBySeller,
        _ => this.Done.Debt is null ? ClaimOutcome.BorneByMarketplace : ClaimOutcome.PaidByMarketplace,
    };
}
