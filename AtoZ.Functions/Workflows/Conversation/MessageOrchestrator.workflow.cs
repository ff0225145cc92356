using AtoZ.Functions.Guarantee;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Conversation;

/// <summary>A message that is to be passed on.</summary>
/// <param name="ClaimId">Of which claim.</param>
/// <param name="Number">Which.</param>
/// <param name="Translated">Whether it is translated before.</param>
internal sealed record MessageStart(ClaimId ClaimId, int Number, bool Translated);

/// <summary>
/// Passes one message on (PROCESS §5): translated where another language is read there, then mailed. A translator that stands still holds no message
/// up for longer than some minutes; it goes on as it was written. A mail that fails for good is found by the sweep.
/// </summary>
internal static class MessageOrchestrator
{
    /// <summary>Runs one message; its instance is <c>message-{claim}-{n}</c>.</summary>
    [Function(nameof(MessageOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        MessageStart message = context.GetInput<MessageStart>()!;
        if (message.Translated)
        {
            await context.Tell(nameof(TranslateMessage), message);
        }

        await context.Tell(nameof(PassMessageOn), message);
    }
}
