using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>Says at start which seats cannot be filled, before a claim waits for one.</summary>
internal sealed class TellStaffingGaps(StaffWarnings warnings, ILogger<TellStaffingGaps> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (string gap in warnings.Gaps())
        {
            log.LogWarning("{Gap}", gap);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
