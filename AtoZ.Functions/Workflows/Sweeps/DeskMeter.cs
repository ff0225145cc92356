using System.Diagnostics.Metrics;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// What waits, by stage, and since when: measured by each run of the sweep of silent cases, so that no collector makes the database count. The instance that
/// swept last tells it.
/// </summary>
internal sealed class DeskMeter(AtoZStore store, TimeProvider clock)
{
    private static readonly Meter _meter = new("AtoZ.Desks");
    private static volatile IReadOnlyList<Waiting> _seen = [];

    static DeskMeter()
    {
        _meter.CreateObservableGauge("atoz.stages.open", () => _seen.Select(w => new Measurement<long>(w.Open, Of(w.Stage))), "{stage}", "Stages that wait.");
        _meter.CreateObservableGauge("atoz.stages.oldest", () => _seen.Select(w => new Measurement<double>(w.Age.TotalSeconds, Of(w.Stage))), "s", "Since when the oldest waits.");
        _meter.CreateObservableGauge("atoz.stages.overdue", () => _seen.Select(w => new Measurement<long>(w.Overdue, Of(w.Stage))), "{stage}", "Stages past their deadline.");
    }

    /// <summary>Counts.</summary>
    public async Task Measure()
    {
        DateTimeOffset now = clock.GetUtcNow();
        var open = await store.Read(db => db.Stages.Where(s => s.ClosedAt == null)
            .GroupBy(s => s.Kind)
            .Select(g => new { Stage = g.Key, Open = g.LongCount(), Oldest = g.Min(s => s.OpenedAt), Overdue = g.LongCount(s => s.Deadline < now) })
            .ToListAsync());

        // A stage in which nothing waits says so, lest its last number stay.
        _seen = [.. Enum.GetValues<StageKind>().Select(stage => open.Find(o => o.Stage == stage) is { } found
            ? new Waiting(stage, found.Open, now - found.Oldest, found.Overdue)
            : new Waiting(stage, 0, TimeSpan.Zero, 0))];
    }

    private static KeyValuePair<string, object?> Of(StageKind stage) => new("stage", stage.ToString());

    private sealed record Waiting(StageKind Stage, long Open, TimeSpan Age, long Overdue);
}
