using AtoZ.Functions.Workflows.Answer;
using AtoZ.Functions.Workflows.Fraud;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows;

/// <summary>A claim from its filing to its end: checked, answered, decided, settled, recovered (PROCESS §4 to §9).</summary>
internal static class ClaimOrchestrator
{
    /// <summary>Runs one claim; its instance is <c>claim-{id}</c>.</summary>
    [Function(nameof(ClaimOrchestrator))]
    public static async Task<ClaimResult> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ClaimStart start = context.GetInput<ClaimStart>()!;
        BegunClaim begun = await context.Act<BegunClaim>(nameof(BeginClaim), start.ClaimId);
        ClaimTerms claim = begun.Terms;
        await context.Told(begun.Told, nameof(ConfirmReceipt), claim.ClaimId);

        Decision decision = await FraudDoubt.Settle(context, claim)
            ?? await SellerResponse.Reach(context, claim);
        return await Settlement.Carry(context, claim, decision, Occasion.Claim);
    }
}
