using AtoZ.Functions.Policy;
using AtoZ.Functions.Settings;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Staff;

/// <summary>Says at start which seats cannot be filled, before a claim waits for one.</summary>
internal sealed class TellStaffingGaps(IStaffSignIn signIn, AppSettings settings, IPolicyLibrary policies, TimeProvider clock, ILogger<TellStaffingGaps> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (StaffingGap gap in StaffingGaps.Of(signIn.Members, settings.Experts, policies.InForce(clock.GetUtcNow())))
        {
            log.LogWarning("{Seat} cannot always be filled: it needs {Need} of the role {Role}, there are {Have}. Without, {Then}", gap.Seat, gap.Need, gap.Role, gap.Have, gap.Then);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
