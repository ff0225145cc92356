using AtoZ.Functions.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Local.Keys;

/// <summary>Says at start where the generated keys of staff are.</summary>
internal sealed class TellStaffKeys(AppSettings settings, ILogger<TellStaffKeys> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        logger.LogInformation("The keys of staff are in {File}", LocalKeys.FileIn(settings.DataDirectory));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
