using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>Lets a review decide a claim that is not decided yet.</summary>
internal static class Reviewed
{
    /// <summary>Holds the n-th review as a sub-orchestration and reads its result.</summary>
    public static async Task<Decision> Decide(TaskOrchestrationContext context, ClaimTerms claim, int number, AppealOrigin origin)
    {
        SubOrchestrationOptions options = new(instanceId: InstanceIds.Appeal(claim.ClaimId, number)) { Version = context.Version };
        ReviewResult review = await context.CallSubOrchestratorAsync<ReviewResult>(nameof(ReviewOrchestrator), new ReviewStart(claim, number, origin), options);
        return review.EndedBy switch
        {
            CommandKind.SellerPays => new Decision(Verdict.SellerPays, claim.AmountMinor, Reviews: number),
            { } command when Endings.Of(claim, command, number) is { } ended => ended,
            _ when review.ForBuyer => new Decision(Verdict.MarketplacePays, claim.AmountMinor, review.Reasons, number),
            _ => new Decision(Verdict.Refused, 0, review.Reasons, number),
        };
    }
}
