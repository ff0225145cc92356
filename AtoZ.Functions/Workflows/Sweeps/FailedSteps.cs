using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Steps that failed for good: those that park a case, and those that a case went on without.</summary>
internal static class FailedSteps
{
    /// <summary>As differences for the reconciliation.</summary>
    public static async Task<List<Difference>> Differences(AtoZDb db, DateTimeOffset named)
    {
        List<StageRecord> parked = await db.Stages.Where(s => s.Kind == StageKind.Parked && s.ClosedAt == null).OrderBy(s => s.OpenedAt).ToListAsync();
        List<TimelineRecord> skipped = await db.Timeline.Where(t => t.Kind == TimelineKind.StepSkipped && t.At >= named).OrderBy(t => t.At).ToListAsync();
        return
        [
            .. parked.Select(s => new Difference(
                "CASE_PARKED",
                s.ClaimId.Value,
                $"{Of(s)} of {s.InstanceId} has failed since {s.OpenedAt:u}; the case waits, and no money is moved twice.",
                "Look at the failure in the log and mend its cause; the step is tried again by itself, or at once from the claim's page of staff.")),
            .. skipped.Select(t => new Difference(
                "STEP_SKIPPED",
                t.ClaimId.Value,
                $"{Of(t)} failed for good at {t.At:u} and was left out; the case went on by its default.",
                "Look at the failure in the log; do by hand what it should have done, where that still matters.")),
        ];
    }

    /// <summary>Which step parks a case.</summary>
    public static string Of(StageRecord stage) => stage.EventName.Split('/')[1];

    /// <summary>Which step was left out.</summary>
    public static string Of(TimelineRecord entry)
    {
        using JsonDocument data = JsonDocument.Parse(entry.Data);
        return data.RootElement.GetProperty("what").GetString()!;
    }
}
