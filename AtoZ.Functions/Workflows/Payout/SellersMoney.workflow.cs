using AtoZ.Functions.Guarantee.Claims;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>What came of asking for the seller's own money.</summary>
/// <param name="Settled">How the claim is settled by it; null when the seller did not agree, or the debit failed for good.</param>
/// <param name="Attempts">How often it was asked for so far.</param>
internal sealed record SellersPart(Settled? Settled, int Attempts);

/// <summary>
/// Pays a claim with the seller's own money, where the seller agreed to pay (PROCESS §8). A debit that fails gives the seller a day to mend it; the
/// debit is tried again at the seller's word, when money of the seller comes in, and once more when the day is over.
/// </summary>
internal static class SellersMoney
{
    /// <summary>Takes it, all or nothing.</summary>
    public static async Task<SellersPart> Take(TaskOrchestrationContext context, ClaimTerms claim, Decision decision)
    {
        SellersPart first = await Once(context, claim, decision, 0);
        return first.Settled is not null || first.Attempts == 0 ? first : await Mended(context, claim, decision, first.Attempts);
    }

    /// <summary>Takes it once more, without another day: the seller had one, and failed.</summary>
    public static Task<SellersPart> TakeAgain(TaskOrchestrationContext context, ClaimTerms claim, Decision decision, int attempts) =>
        attempts == 0 ? Take(context, claim, decision) : Once(context, claim, decision, attempts);

    private static async Task<SellersPart> Once(TaskOrchestrationContext context, ClaimTerms claim, Decision decision, int attempts)
    {
        if (decision.Verdict == Verdict.MarketplacePays)
        {
            return new SellersPart(null, attempts);
        }

        PayoutOrder order = new(claim.ClaimId, decision.AmountMinor, FromSeller: true) { Attempt = attempts + 1, AfterPart = claim.PaidInPart };
        PayoutDone done = await context.Act<PayoutDone>(nameof(PayBuyer), order);
        return new SellersPart(done.End == PayoutEnd.DebitFailed ? null : new Settled(decision, done, FromSeller: true), order.Attempt);
    }

    private static async Task<SellersPart> Mended(TaskOrchestrationContext context, ClaimTerms claim, Decision decision, int attempts)
    {
        DateTimeOffset end = context.Now() + claim.DebitRetry.Window;
        for (int round = 1; ; round++)
        {
            StageOpening opening = context.Opening(claim, StageKind.DebitRetry, round, Party.Seller, claim.DebitRetry) with
            {
                Deadline = end,
                AmountMinor = decision.AmountMinor,
            };
            StageAnswer answer = await context.Stage(opening, claim.DebitRetry.RemindersBeforeEnd, round == 1 ? nameof(TellDebitFailed) : null);
            if (Endings.Of(claim, answer.Command?.Kind, decision.Reviews) is { } ended)
            {
                return new SellersPart(new Settled(ended), attempts);
            }

            SellersPart next = await Once(context, claim, decision, attempts);
            attempts = next.Attempts;
            if (next.Settled is not null || answer.Command is null)
            {
                return next;
            }
        }
    }
}
