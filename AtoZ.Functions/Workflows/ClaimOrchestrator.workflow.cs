using AtoZ.Functions.Workflows.Answer;
using AtoZ.Functions.Workflows.Fraud;
using AtoZ.Functions.Workflows.Offer;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows;

/// <summary>A claim from its filing to its end: checked, answered, decided, settled, recovered (PROCESS §4 to §9).</summary>
public static class ClaimOrchestrator
{
    /// <summary>Runs one claim; its instance is <c>claim-{id}</c>.</summary>
    [Function(nameof(ClaimOrchestrator))]
    public static async Task<ClaimResult> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ClaimStart start = context.GetInput<ClaimStart>()!;
        ClaimTerms claim = await context.Act<ClaimTerms>(nameof(LoadClaim), start.ClaimId);
        await context.ActOrSkip(nameof(ConfirmReceipt), claim.ClaimId);

        Decision decision = await FraudDoubt.Settle(context, claim)
            ?? await SellerResponse.Reach(context, claim);
        return await Settlement.Carry(context, claim, decision, Occasion.Claim);
    }
}
