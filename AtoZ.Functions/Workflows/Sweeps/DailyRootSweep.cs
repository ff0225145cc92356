using AtoZ.Functions.Records.Roots;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Signs the daily root over all chains and keeps it in Blob storage (PROCESS §12).</summary>
internal sealed class DailyRootSweep(DailyRoots roots, ILogger<DailyRootSweep> log)
{
    [Function(nameof(DailyRootSweep))]
    public async Task Run([TimerTrigger("%DailyRootSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        string name = await roots.Write(cancellation);
        log.LogInformation("The root of the day is in {Name}", name);
    }
}
