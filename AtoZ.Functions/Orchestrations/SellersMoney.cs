using AtoZ.Functions.Activities;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Orchestrations;

/// <summary>Pays a claim with the seller's own money, where the seller agreed to pay.</summary>
internal static class SellersMoney
{
    /// <summary>Takes it, all or nothing.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="attempt">How often it was asked for, this time included.</param>
    /// <returns>Null when the seller did not agree, or the debit failed.</returns>
    public static async Task<Settled?> Take(TaskOrchestrationContext context, ClaimTerms claim, Decision decision, int attempt)
    {
        if (decision.Verdict == Verdict.MarketplacePays)
        {
            return null;
        }

        PayoutOrder order = new(claim.ClaimId, decision.AmountMinor, FromSeller: true) { Attempt = attempt };
        PayoutDone done = await context.Act<PayoutDone>(nameof(PayBuyer), order);
        return done.End == PayoutEnd.DebitFailed ? null : new Settled(decision, done, FromSeller: true);
    }
}
