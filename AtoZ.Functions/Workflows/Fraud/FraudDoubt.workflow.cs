using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Fraud;

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
        if (!await context.ActOr(nameof(CheckFraud), new FraudQuestion(claim.ClaimId, wording), otherwise: false))
        {
            return null;
        }

        StageAnswer expert = await Expert(context, claim, wording);
        if (Endings.Of(claim, expert.Command?.Kind) is { } left)
        {
            return left;
        }

        if (expert.Command is { } opinion && !await context.ActOr(nameof(RecordFraudWord), new FraudWord(claim.ClaimId, opinion.Id, wording), otherwise: true))
        {
            return null;
        }

        StageAnswer investigator = await context.Stage(
            context.Opening(claim, StageKind.FraudDecision, 1, Party.Investigator, claim.Investigator).Worded(wording) with { AmountMinor = claim.AmountMinor },
            claim.Investigator.RemindersBeforeEnd);
        if (Endings.Of(claim, investigator.Command?.Kind) is { } leftLate)
        {
            return leftLate;
        }

        bool fraud = await context.ActOr(nameof(RecordFraudWord), new FraudWord(claim.ClaimId, investigator.Command?.Id, wording), otherwise: false);
        return fraud ? new Decision(Verdict.Fraud) : null;
    }

    // Who has a conflict of interest says so, and somebody else is asked; nobody is asked twice, so the pool ends it.
    private static async Task<StageAnswer> Expert(TaskOrchestrationContext context, ClaimTerms claim, int wording)
    {
        for (int round = 1; ; round++)
        {
            StageOpening opening = context.Opening(claim, StageKind.ExpertOpinion, round, Party.Expert, claim.Expert).Worded(wording) with
            {
                AmountMinor = claim.AmountMinor,
                EndsAtLatest = context.Now() + claim.Expert.Window + claim.Investigator.Window,
            };
            StageAnswer answer = await context.Stage(opening, claim.Expert.RemindersBeforeEnd, nameof(AskExpert));
            if (answer.Command is not { Kind: CommandKind.DeclareConflict })
            {
                return answer;
            }
        }
    }
}
