using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows.Reviews;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Returns;

/// <summary>Lets a return that was agreed on decide its claim.</summary>
internal static class AgreedReturn
{
    /// <summary>
    /// Follows the return as a sub-orchestration, and reads its result. A review of it is about what was agreed on, not about all that was claimed.
    /// </summary>
    public static async Task<Decision> Decide(TaskOrchestrationContext context, ClaimTerms claim, ReturnStart start)
    {
        SubOrchestrationOptions options = new(instanceId: InstanceIds.Return(claim.ClaimId)) { Version = context.Version };
        ReturnResult result = await context.CallSubOrchestratorAsync<ReturnResult>(nameof(ReturnOrchestrator), start, options);
        Decision decision = result.End switch
        {
            ReturnEnd.Refund => new Decision(Verdict.OfferAccepted, start.Claim.AmountMinor),
            ReturnEnd.NotPosted => new Decision(Verdict.Refused, Reasons: Guarantee.Policy.Returns.NotPosted),
            ReturnEnd.Cut => Endings.Of(claim, result.EndedBy)!,
            _ => await Reviewed.Decide(context, start.Claim, 1, AppealOrigin.ReturnDisputed),
        };
        return decision with { OwesPostage = result.OwesPostage };
    }
}
