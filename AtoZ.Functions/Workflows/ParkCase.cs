using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Records;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows;

/// <summary>
/// Parks a case whose step failed for good: it waits in a stage of its own, on the desk of the approvers, until the step works (PROCESS §13). Each try
/// that fails moves the stage's moment on.
/// </summary>
internal sealed class ParkCase(AtoZStore store, Timeline timeline, TimeProvider clock, ILogger<ParkCase> log)
{
    [Function(nameof(ParkCase))]
    public async Task Run([ActivityTrigger] ParkedStep step)
    {
        log.LogError("{Activity} of {InstanceId} failed for good; the case is parked, and it is tried again at {At}", step.Activity, step.InstanceId, step.At);
        await store.Write(db => Park(db, step));
    }

    private async Task Park(AtoZDb db, ParkedStep step)
    {
        (ClaimId id, DebtId? debt) = await ParkedCases.Of(db, step.InstanceId);
        ClaimRecord? claim = await db.Claims.SingleOrDefaultAsync(c => c.Id == id);
        StageRecord? stage = await db.Stages.SingleOrDefaultAsync(s => s.Key == step.Key);
        if (stage is null)
        {
            // Without a claim there is no page of staff to act on; the reports name it all the same.
            stage = db.Stages.Add(New(step, id, debt, claim is null ? Party.System : Party.Approver, clock.GetUtcNow())).Entity;
        }

        stage.Deadline = step.At;
        foreach (CommandRecord heard in await db.Commands.Where(c => c.StageKey == step.Key && c.State == CommandState.Pending).ToListAsync())
        {
            heard.State = CommandState.Taken;
        }

        if (claim is { IsOpen: true } && debt is null)
        {
            ParkedCases.Turn(claim, Party.Approver, step.At);
        }

        await timeline.Append(db, id, $"parked/{step.Key}", Party.System, TimelineKind.Parked, Audience.Staff, new Dictionary<string, string> { ["what"] = step.Activity });
    }

    private static StageRecord New(ParkedStep step, ClaimId claim, DebtId? debt, Party actor, DateTimeOffset now) => new()
    {
        Key = step.Key,
        InstanceId = step.InstanceId,
        EventName = step.EventName,
        Kind = StageKind.Parked,
        ClaimId = claim,
        DebtId = debt,
        Round = 1,
        NextActor = actor,
        OpenedAt = now,
        Deadline = step.At,
        Default = StageDefault.TriedAgain,
    };
}
