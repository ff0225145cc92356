using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>A review within a claim: the seller contested, the offers were used up, or an approver stopped the payout.</summary>
internal static class ReviewOrchestrator
{
    /// <summary>Runs one review; its instance is <c>appeal-{id}-{n}</c>.</summary>
    [Function(nameof(ReviewOrchestrator))]
    public static Task<ReviewResult> Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Review.Hold(context, context.GetInput<ReviewStart>()!);
}
