using AtoZ.Functions.Guarantee.Claims;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>
/// Proposes to give a debt up. Silence is answered by reminders and, in the end, counts as a refusal; a refusal leaves the debt with the agency, and the proposal comes
/// again after as long a time as before. Payments count all the while.
/// </summary>
internal static class WriteOff
{
    /// <summary>Proposes until the debt ended, one way or the other.</summary>
    public static async Task<DebtStanding> Propose(TaskOrchestrationContext context, DebtTerms debt, StandingStage payments)
    {
        for (int round = 1; ; round++)
        {
            DateTimeOffset end = context.Now() + debt.WriteOffMaximumAge;
            StandingStage proposal = new(context, context.Opening(debt, StageKind.WriteOffApproval, round, Party.Approver) with { EndsAtLatest = end });
            DebtStanding standing = await Answered(context, debt, payments, proposal, end);
            if (!standing.Ended)
            {
                standing = await RecoveryOrchestrator.PaidOrDue(context, debt, payments, context.Now() + debt.WriteOffAgainAfter - standing.Rested, standing);
            }

            if (standing.Ended)
            {
                return standing;
            }
        }
    }

    private static async Task<DebtStanding> Answered(TaskOrchestrationContext context, DebtTerms debt, StandingStage payments, StandingStage proposal, DateTimeOffset end)
    {
        DateTimeOffset moment = context.Now() + debt.WriteOffReminder;
        for (int reminder = 1; ;)
        {
            bool woken = await proposal.Until(moment, payments);
            DebtStanding standing = await context.Act<DebtStanding>(nameof(ApplyDebtCommands), debt.DebtId);
            if (standing.Ended || standing.WriteOffRefused)
            {
                return standing;
            }

            if (context.Now() >= end)
            {
                await context.ActOrSkip(nameof(LapseWriteOff), proposal.Key);
                return standing;
            }

            if (!woken)
            {
                moment = context.Now() + debt.WriteOffReminder;
                await context.ActOrSkip(nameof(SendStageReminder), new StageReminder(proposal.Key, reminder++));
            }
        }
    }
}
