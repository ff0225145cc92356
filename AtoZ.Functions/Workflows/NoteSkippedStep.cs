using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows;

/// <summary>Puts on record that a step was left out because it failed for good, and that the case went on without it (PROCESS §13).</summary>
internal sealed class NoteSkippedStep(AtoZStore store, Timeline timeline, ILogger<NoteSkippedStep> log)
{
    [Function(nameof(NoteSkippedStep))]
    public Task Run([ActivityTrigger] SkippedStep step)
    {
        log.LogError("{Activity} of {InstanceId} failed for good and was left out; the case goes on without it", step.Activity, step.InstanceId);
        return store.Write(async db =>
        {
            (ClaimId id, DebtId? debt) = await ParkedCases.Of(db, step.InstanceId);
            if (step.Until is { } until && debt is null && await db.Claims.SingleOrDefaultAsync(c => c.Id == id) is { IsOpen: true } claim)
            {
                ParkedCases.Turn(claim, Party.System, until);
            }

            string key = $"skipped/{step.InstanceId}/{step.Activity}/{step.At.ToUnixTimeMilliseconds()}";
            await timeline.Append(db, id, key, Party.System, TimelineKind.StepSkipped, Audience.Staff, new Dictionary<string, string> { ["what"] = step.Activity });
        });
    }
}
