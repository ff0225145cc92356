using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>The step that parked a case works: the case goes on where it stood.</summary>
internal sealed class ResumeCase(AtoZStore store, Timeline timeline, IPolicyLibrary policies, TimeProvider clock)
{
    [Function(nameof(ResumeCase))]
    public Task Run([ActivityTrigger] ParkedStep step) => store.Write(async db =>
    {
        DateTimeOffset now = clock.GetUtcNow();
        (ClaimId id, DebtId? debt) = await ParkedCases.Of(db, step.InstanceId);

        // All of the instance: one that was started anew leaves none of an earlier run behind.
        List<StageRecord> stages = await db.Stages.Where(s => s.InstanceId == step.InstanceId && s.Kind == StageKind.Parked && s.ClosedAt == null).ToListAsync();
        foreach (StageRecord stage in stages)
        {
            StageClosing.Close(stage, await db.Commands.Where(c => c.StageKey == stage.Key).ToListAsync(), now);
        }

        // Whose turn it is now, the step may have said already.
        if (debt is null && await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is { IsOpen: true, NextActor: Party.Approver } claim && stages.Exists(s => s.Deadline == claim.Deadline))
        {
            ParkedCases.Turn(claim, Party.System, now + policies.For(claim).Sweeps.Grace);
        }

        await timeline.Append(db, id, $"resumed/{step.Key}", Party.System, TimelineKind.Resumed, Audience.Staff, new Dictionary<string, string> { ["what"] = step.Activity });
    });
}
