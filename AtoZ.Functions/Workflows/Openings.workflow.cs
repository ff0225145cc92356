using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Workflows.Recovery;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows;

/// <summary>Spells the stages of an orchestration.</summary>
internal static class Openings
{
    /// <summary>One round of a stage of the claim, open for its window from now.</summary>
    public static StageOpening Opening(this TaskOrchestrationContext context, ClaimTerms claim, StageKind stage, int round, Party nextActor, StageTerms terms) =>
        new(claim.ClaimId, context.InstanceId, EventNames.Of(stage, round), stage, round, nextActor, context.Now() + terms.Window) { Window = terms.Window };

    /// <summary>The same stage once more, after the claim was worded anew: with an event of its own.</summary>
    public static StageOpening Worded(this StageOpening opening, int wording) =>
        wording == 1 ? opening : opening with { EventName = EventNames.Worded(opening.EventName, wording) };

    /// <summary>A standing stage of a debt; its deadline is set whenever somebody waits in it.</summary>
    public static StageOpening Opening(this TaskOrchestrationContext context, DebtTerms debt, StageKind stage, int round, Party nextActor) =>
        new(debt.ClaimId, context.InstanceId, EventNames.Of(stage, round), stage, round, nextActor, context.Now(), DebtId: debt.DebtId);
}
