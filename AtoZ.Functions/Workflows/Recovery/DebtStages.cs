using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>
/// The stage in which the recovery desk answers a plan. It hangs on the event that wakes the recovery for anything about its debt:
/// no orchestration waits in it, since the steps wait already (decision 0090).
/// </summary>
internal static class DebtStages
{
    /// <summary>Puts a plan on the desk.</summary>
    public static Task AskDesk(OpenedCase open, DebtRecord debt, DebtArrangementRecord plan)
    {
        string instance = InstanceIds.Recovery(debt.Id);
        open.Db.Stages.Add(new StageRecord
        {
            Key = Key(plan),
            InstanceId = instance,
            EventName = EventNames.Debt,
            Kind = StageKind.InstalmentApproval,
            ClaimId = debt.ClaimId,
            DebtId = debt.Id,
            Round = plan.Number,
            NextActor = Party.Collector,
            OpenedAt = open.Now,
            Deadline = plan.DueAt,
            AmountMinor = debt.Outstanding.MinorUnits,
            Default = StageDefault.PlanGranted,
        });
        return open.Note($"asked/{Key(plan)}", Party.System, TimelineKind.ApprovalAsked, Audience.Staff, ("stage", nameof(StageKind.InstalmentApproval)));
    }

    /// <summary>The plan was answered, by the desk or by its silence.</summary>
    public static async Task Answered(OpenedCase open, DebtArrangementRecord plan)
    {
        if (await open.Db.Stages.FindAsync(Key(plan)) is { } stage)
        {
            stage.ClosedAt ??= open.Now;
        }
    }

    private static string Key(DebtArrangementRecord plan) => $"{InstanceIds.Recovery(plan.DebtId)}/{StageKind.InstalmentApproval}/{plan.Number}";
}
