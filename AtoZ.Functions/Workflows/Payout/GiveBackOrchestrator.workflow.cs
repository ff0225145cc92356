using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows.Answer;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>
/// Asks a buyer at once to give back what came after the payout (PROCESS §5, §8). What fails for good is told by the sweep, which finds whom
/// nobody wrote to.
/// </summary>
internal static class GiveBackOrchestrator
{
    /// <summary>Runs one question; its instance is <c>give-back-{claim}-{occasion}</c>.</summary>
    [Function(nameof(GiveBackOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.Tell(nameof(TellGiveBack), context.GetInput<GiveBackStart>()!);
}
