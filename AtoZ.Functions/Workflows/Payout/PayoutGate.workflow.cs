using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows.Reviews;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>
/// Payouts of the marketplace above the limit wait for approvers (PROCESS §8); no money moves before. Their silence is answered by reminders,
/// and at the maximum age by a review. A stopped payout goes to a review, which decides for good: it is not asked for approval again.
/// </summary>
internal static class PayoutGate
{
    /// <summary>Lets a decision pass, or gives the one that takes its place.</summary>
    public static async Task<Decision> Pass(TaskOrchestrationContext context, ClaimTerms claim, Decision decision)
    {
        PayoutAllowance allowance = await context.Act<PayoutAllowance>(nameof(DecidePayout), new PayoutQuestion(claim.ClaimId, decision.AmountMinor));
        ApprovalStanding standing = allowance.Needed == 0 ? ApprovalStanding.NotNeeded : await Approved(context, claim, allowance);
        if (standing.Withdrawn)
        {
            return new Decision(Verdict.Withdrawn, Reviews: decision.Reviews);
        }

        if (standing.MadeGood)
        {
            return new Decision(Verdict.MadeGoodElsewhere, Reviews: decision.Reviews);
        }

        if (!standing.Rejected && !standing.Lapsed)
        {
            return decision with { AmountMinor = allowance.AmountMinor };
        }

        Decision reviewed = await Reviewed.Decide(context, claim, decision.Reviews + 1, standing.Lapsed ? AppealOrigin.ApprovalOverdue : AppealOrigin.PayoutRejected);
        return reviewed.Verdict == Verdict.MarketplacePays ? decision with { Reviews = reviewed.Reviews } : reviewed;
    }

    private static async Task<ApprovalStanding> Approved(TaskOrchestrationContext context, ClaimTerms claim, PayoutAllowance allowance)
    {
        DateTimeOffset end = context.Now() + claim.ApprovalMaximumAge;
        StageOpening opening = context.Opening(claim, StageKind.PayoutApproval, 1, Party.Approver, new StageTerms(claim.ApprovalReminder, []));
        StandingStage stage = new(context, opening with { AmountMinor = allowance.AmountMinor, EndsAtLatest = end });
        DateTimeOffset moment = context.Now() + claim.ApprovalReminder;
        for (int reminder = 1; ;)
        {
            bool woken = await stage.Until(moment);
            ApprovalQuestion question = new(claim.ClaimId, stage.Key, allowance.Needed, allowance.AmountMinor, Lapse: context.Now() >= end);
            ApprovalStanding standing = await context.ActOr(nameof(ApplyApprovals), question, new ApprovalStanding(question.Lapse, false, false, question.Lapse));
            if (standing.Ended)
            {
                return standing;
            }

            if (!woken)
            {
                moment = context.Now() + claim.ApprovalReminder;
                await context.ActOrSkip(nameof(SendStageReminder), new StageReminder(stage.Key, reminder++));
            }
        }
    }
}
