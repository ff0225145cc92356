using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Answer;

/// <summary>Input of <see cref="EvidenceRequestOrchestrator"/>: the n-th request of a claim, its row already stored.</summary>
internal sealed record EvidenceRequestStart(ClaimId ClaimId, int Number);

/// <summary>What the orchestration knows of its request.</summary>
internal sealed record EvidenceRequestTerms(ClaimId ClaimId, int Number, Party Party, DateTimeOffset Deadline, IReadOnlyList<TimeSpan> RemindersBeforeEnd);

/// <summary>How a request ended: by a command, or by its deadline.</summary>
internal sealed record EvidenceRequestEnd(ClaimId ClaimId, int Number, string? CommandId);

/// <summary>
/// Asks a party for more evidence beside the stage that it is needed in (PROCESS §3): mail, reminder, deadline. Silence ends it, and the case is
/// decided on what is there.
/// </summary>
internal static class EvidenceRequestOrchestrator
{
    /// <summary>Runs one request; its instance is <c>evidence-request-{id}-{n}</c>.</summary>
    [Function(nameof(EvidenceRequestOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        EvidenceRequestTerms request = await context.Act<EvidenceRequestTerms>(nameof(LoadEvidenceRequest), context.GetInput<EvidenceRequestStart>()!);
        StageOpening opening = new(
            request.ClaimId,
            context.InstanceId,
            EventNames.Of(StageKind.EvidenceRequest, request.Number),
            StageKind.EvidenceRequest,
            request.Number,
            request.Party,
            request.Deadline);
        StageAnswer answer = await context.Stage(opening, request.RemindersBeforeEnd, nameof(AskForEvidence));
        await context.Act(nameof(EndEvidenceRequest), new EvidenceRequestEnd(request.ClaimId, request.Number, answer.Command?.Id));
    }
}
