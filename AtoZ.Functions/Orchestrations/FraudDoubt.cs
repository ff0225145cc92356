using AtoZ.Functions.Activities;
using AtoZ.Functions.Claims;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Orchestrations;

/// <summary>
/// The fraud check and the people behind it (PROCESS §4). A score never refuses: it asks an independent expert. Who finds the claim
/// genuine clears it; doubt and silence go to an investigator, whose silence clears the claim.
/// </summary>
internal static class FraudDoubt
{
    /// <summary>Checks a claim.</summary>
    /// <returns>Null when the claim goes on.</returns>
    public static async Task<Decision?> Settle(TaskOrchestrationContext context, ClaimTerms claim)
    {
        if (!await context.Act<bool>(nameof(CheckFraud), claim.ClaimId))
        {
            return null;
        }

        StageAnswer expert = await Expert(context, claim);
        if (Withdrawn(expert) is { } left)
        {
            return left;
        }

        if (expert.Command is { } opinion && !await context.Act<bool>(nameof(RecordFraudWord), new FraudWord(claim.ClaimId, opinion.Id)))
        {
            return null;
        }

        StageAnswer investigator = await context.Stage(
            context.Opening(claim, StageKind.FraudDecision, 1, Party.Investigator, claim.Investigator), claim.Investigator.RemindersBeforeEnd);
        if (Withdrawn(investigator) is { } leftLate)
        {
            return leftLate;
        }

        bool fraud = await context.Act<bool>(nameof(RecordFraudWord), new FraudWord(claim.ClaimId, investigator.Command?.Id));
        return fraud ? new Decision(Verdict.Fraud) : null;
    }

    // Who has a conflict of interest says so, and somebody else is asked; nobody is asked twice, so the pool ends it.
    private static async Task<StageAnswer> Expert(TaskOrchestrationContext context, ClaimTerms claim)
    {
        for (int round = 1; ; round++)
        {
            StageOpening opening = context.Opening(claim, StageKind.ExpertOpinion, round, Party.Expert, claim.Expert);
            StageAnswer answer = await context.Stage(opening, claim.Expert.RemindersBeforeEnd, nameof(AskExpert));
            if (answer.Command is not { Kind: CommandKind.DeclareConflict })
            {
                return answer;
            }
        }
    }

    private static Decision? Withdrawn(StageAnswer answer) => answer.Command?.Kind == CommandKind.BuyerWithdraws ? new Decision(Verdict.Withdrawn) : null;
}
