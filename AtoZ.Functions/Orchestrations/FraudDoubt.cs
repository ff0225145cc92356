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
    /// <summary>Checks a claim; anew when the buyer worded it anew.</summary>
    /// <returns>Null when the claim goes on.</returns>
    public static async Task<Decision?> Settle(TaskOrchestrationContext context, ClaimTerms claim, int wording = 1)
    {
        if (!await context.Act<bool>(nameof(CheckFraud), new FraudQuestion(claim.ClaimId, wording)))
        {
            return null;
        }

        StageAnswer expert = await context.Stage(
            context.Opening(claim, StageKind.ExpertOpinion, 1, Party.Expert, claim.Expert).Worded(wording) with
            {
                AmountMinor = claim.AmountMinor,
                EndsAtLatest = context.Now() + claim.Expert.Window + claim.Investigator.Window,
            },
            claim.Expert.RemindersBeforeEnd, nameof(AskExpert));
        if (Withdrawn(expert) is { } left)
        {
            return left;
        }

        if (expert.Command is { } opinion && !await context.Act<bool>(nameof(RecordFraudWord), new FraudWord(claim.ClaimId, opinion.Id, wording)))
        {
            return null;
        }

        StageAnswer investigator = await context.Stage(
            context.Opening(claim, StageKind.FraudDecision, 1, Party.Investigator, claim.Investigator).Worded(wording) with { AmountMinor = claim.AmountMinor },
            claim.Investigator.RemindersBeforeEnd);
        if (Withdrawn(investigator) is { } leftLate)
        {
            return leftLate;
        }

        bool fraud = await context.Act<bool>(nameof(RecordFraudWord), new FraudWord(claim.ClaimId, investigator.Command?.Id, wording));
        return fraud ? new Decision(Verdict.Fraud) : null;
    }

    private static Decision? Withdrawn(StageAnswer answer) => answer.Command?.Kind == CommandKind.BuyerWithdraws ? new Decision(Verdict.Withdrawn) : null;
}
