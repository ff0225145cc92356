using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Cases.Staff;

/// <summary>Says at start which seats cannot be filled, before a claim waits for one.</summary>
internal sealed class TellStaffingGaps(StaffWarnings warnings, ILogger<TellStaffingGaps> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (string gap in await warnings.Gaps())
        {
            log.LogWarning("{Gap}", gap);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
