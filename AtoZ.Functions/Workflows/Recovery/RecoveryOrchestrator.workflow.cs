using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Workflows.Payout;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>
/// The recovery of one debt (PROCESS §9): notice, attempts on their schedule (offset, stored payment method, invoice), hold, insurer,
/// agency, write-off with approval. It can be paid at any time, in parts too; while a promise, a plan of instalments or a pause runs,
/// the steps wait.
/// </summary>
internal static class RecoveryOrchestrator
{
    /// <summary>Runs one recovery; its instance is <c>recovery-{debtId}</c>.</summary>
    [Function(nameof(RecoveryOrchestrator))]
    public static async Task<DebtStanding> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        (DebtTerms debt, bool told) = await context.Act<BegunDebt>(nameof(BeginRecovery), context.GetInput<RecoveryStart>()!.DebtId);
        await context.Told(told, nameof(NotifyDebt), debt.DebtId);
        StandingStage payments = new(context, context.Opening(debt, StageKind.DebtPayment, 1, Party.Seller));
        DebtStanding standing = await Pursued(context, debt, payments);
        await context.Act(nameof(EndRecovery), debt.DebtId);
        return await InsuredAfterAll(context, debt, standing);
    }

    /// <summary>Waits for payments until a step is due, or until the debt ended. Arrangements move the step on by as long as they run.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="debt">The debt.</param>
    /// <param name="payments">Its standing stage.</param>
    /// <param name="due">When the step would be due without any arrangement.</param>
    /// <param name="standing">How the debt stood last.</param>
    internal static async Task<DebtStanding> PaidOrDue(TaskOrchestrationContext context, DebtTerms debt, StandingStage payments, DateTimeOffset due, DebtStanding standing)
    {
        while (true)
        {
            bool woken = await payments.Until(standing.LookAt ?? due + standing.Rested);
            standing = await context.Act<DebtStanding>(nameof(ApplyDebtCommands), debt.DebtId);
            if (!woken && standing.LookAt <= context.Now())
            {
                standing = await context.Act<DebtStanding>(nameof(KeepArrangements), debt.DebtId);
            }

            if (standing.Ended || (!woken && standing.LookAt is null && due + standing.Rested <= context.Now()))
            {
                return standing;
            }
        }
    }

    private static async Task<DebtStanding> Pursued(TaskOrchestrationContext context, DebtTerms debt, StandingStage payments)
    {
        DebtStanding standing = new(DebtState.Open, 0, WriteOffRefused: false);
        foreach (RecoveryStep step in debt.Steps)
        {
            standing = await PaidOrDue(context, debt, payments, step.At, standing);
            standing = standing.Ended ? standing : await Taken(context, debt, step, payments, standing);
            if (standing.Ended)
            {
                return standing;
            }
        }

        // The last step of a schedule is the proposal, which only ends with the debt.
        return await WriteOff.Propose(context, debt, payments);
    }

    private static async Task<DebtStanding> Taken(TaskOrchestrationContext context, DebtTerms debt, RecoveryStep step, StandingStage payments, DebtStanding before) => step.Kind switch
    {
        RecoveryStepKind.Attempt => await Attempted(context, debt, step),
        RecoveryStepKind.Insurer => await context.ActOr(nameof(AskInsurer), debt.DebtId, before),
        RecoveryStepKind.Agency => await context.ActOr(nameof(HandToAgency), debt.DebtId, before),
        RecoveryStepKind.WriteOffProposed => await WriteOff.Propose(context, debt, payments),
        _ => await Overdue(context, debt, before),
    };

    private static async Task<DebtStanding> Overdue(TaskOrchestrationContext context, DebtTerms debt, DebtStanding before)
    {
        HeldDebt held = await context.ActOr(nameof(HoldDisbursements), debt.DebtId, new HeldDebt(before, Told: false));
        await context.Told(held.Told, nameof(RemindDebt), DebtReminder.InvoiceDue(debt.DebtId));
        return held.Standing;
    }

    private static async Task<DebtStanding> Attempted(TaskOrchestrationContext context, DebtTerms debt, RecoveryStep step)
    {
        AttemptResult attempt = await context.Act<AttemptResult>(nameof(AttemptRecovery), new RecoveryAttempt(debt.DebtId, step.Number));
        foreach (DebtId other in attempt.OthersPaid)
        {
            context.SendEvent(InstanceIds.Recovery(other), EventNames.Debt, debt.DebtId.Value);
        }

        await context.Told(attempt.Told, nameof(RemindDebt), DebtReminder.Of(new RecoveryAttempt(debt.DebtId, step.Number)));
        return attempt.Standing;
    }

    // The seller has some days to prove insurance. Money that was recovered before the proof came goes back.
    private static async Task<DebtStanding> InsuredAfterAll(TaskOrchestrationContext context, DebtTerms debt, DebtStanding standing)
    {
        if (standing.State != DebtState.Recovered || context.Now() >= debt.ProofUntil)
        {
            return standing;
        }

        await context.CreateTimer(debt.ProofUntil.UtcDateTime, CancellationToken.None);
        return await context.Act<DebtStanding>(nameof(HonourInsurance), debt.DebtId);
    }
}
