using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.Inquiries;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>
/// A claim that its buyer is writing (PROCESS §1): the buyer is told before the time for a claim ends; then it files itself if the buyer wished
/// so, or lapses. What was typed is read from the store; events only wake.
/// </summary>
internal static class ClaimDraftOrchestrator
{
    /// <summary>Runs one draft; its instance is <c>draft-{id}</c>, that of its claim <c>claim-{id}</c>.</summary>
    [Function(nameof(ClaimDraftOrchestrator))]
    public static async Task<ClaimDraftState> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ClaimDraftStart start = context.GetInput<ClaimDraftStart>()!;
        Task<string> heard = context.WaitForExternalEvent<string>(EventNames.ClaimDraft);
        ClaimDraftStanding draft = await context.Act<ClaimDraftStanding>(nameof(LoadClaimDraft), start.DraftId);
        DraftDue? done = null;
        while (draft.State == ClaimDraftState.Open)
        {
            DraftDue due = draft.Due.First(d => d.IsAfter(done));
            if (await context.FirstOf(due.At, heard) == 0)
            {
                heard = context.WaitForExternalEvent<string>(EventNames.ClaimDraft);
                draft = await context.Act<ClaimDraftStanding>(nameof(LoadClaimDraft), start.DraftId);
                continue;
            }

            done = due;
            draft = await context.Act<ClaimDraftStanding>(nameof(StepClaimDraft), new ClaimDraftMoment(start.DraftId, due));
        }

        await context.Act(nameof(StartFiledDraft), start.DraftId);
        return draft.State;
    }
}
