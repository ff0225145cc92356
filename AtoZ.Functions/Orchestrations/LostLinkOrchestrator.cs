using AtoZ.Functions.Activities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Orchestrations;

/// <summary>That somebody asked for a lost link.</summary>
/// <param name="OrderId">Of which order.</param>
/// <param name="Proof">What the mail address of a party of that order must come to; the address itself is kept nowhere.</param>
/// <param name="Hour">In which hour: a case writes to a party once in it, however often it is asked for.</param>
public sealed record LostLinkStart(string OrderId, string Proof, DateTimeOffset Hour);

/// <summary>
/// Sends a lost link. It starts for every request, whether or not there is a case, so that neither the answer nor its time tells which; and a mail
/// server that stands still is waited for.
/// </summary>
public static class LostLinkOrchestrator
{
    /// <summary>Runs one request; its instance is <c>lost-link-{proof}-{hour}</c>.</summary>
    [Function(nameof(LostLinkOrchestrator))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Of no case: a failure that lasts ends it, and whoever still needs the link asks again.
        return context.Tell(nameof(SendLostLink), context.GetInput<LostLinkStart>()!);
    }
}
