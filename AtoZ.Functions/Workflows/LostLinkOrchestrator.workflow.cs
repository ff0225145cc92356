using AtoZ.Functions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// Sends a lost link. It starts for every request, whether or not there is a case, so that neither the answer nor its time tells which; and a mail
/// server that stands still is waited for.
/// </summary>
internal static class LostLinkOrchestrator
{
    /// <summary>Runs one request; its instance is <c>lost-link-{proof}-{hour}</c>.</summary>
    [Function(nameof(LostLinkOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        // Of no case: a failure that lasts ends it, and whoever still needs the link asks again.
        return context.Tell(nameof(SendLostLink), context.GetInput<LostLinkStart>()!);
    }
}
