using AtoZ.Functions.Evidence;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Clears away what nobody needs any more, erases files whose time to be kept is over (PROCESS §3), and tells parties of open cases of rules
/// that change.
/// </summary>
internal sealed class HousekeepingSweep(Housekeeping housekeeping, EvidenceErasure erasure, PolicyNotices notices, ILogger<HousekeepingSweep> log)
{
    [Function(nameof(HousekeepingSweep))]
    public async Task Run([TimerTrigger("%HousekeepingSweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        Cleared cleared = await housekeeping.Run(cancellationToken);
        int erased = await erasure.EraseDue(cancellationToken);
        int told = await notices.Tell(cancellationToken);
        log.LogInformation(
            "Housekeeping: {Keys} keys, {Nonces} codes, {Files} files without a claim and {Blobs} orphans cleared, {Erased} files erased, {Told} told of new rules",
            cleared.Keys,
            cleared.Nonces,
            cleared.Files,
            cleared.Blobs,
            erased,
            told);
    }
}
