using AtoZ.Functions.Data;
using AtoZ.Functions.Evidence;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Asks the scanner for malware about each file that it said nothing of yet, the newest first.</summary>
internal sealed class ScanSweep(AtoZStore store, IMalwareScanner scanner, ILogger<ScanSweep> logger)
{
    private const int BatchSize = 200;

    [Function(nameof(ScanSweep))]
    public async Task Run([TimerTrigger("%ScanSweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (!scanner.IsThere)
        {
            return;
        }

        List<EvidenceRecord> waiting = await store.Read(db => db.Evidence
            .Where(e => e.Scan == ScanState.NotScanned && e.ErasedAt == null)
            .OrderByDescending(e => e.AddedAt).Take(BatchSize).ToListAsync(cancellationToken));
        foreach (EvidenceRecord file in waiting)
        {
            ScanState verdict = await scanner.Verdict(file.OriginalBlob, cancellationToken);
            if (verdict != ScanState.NotScanned)
            {
                await Keep(file, verdict);
            }
        }
    }

    private async Task Keep(EvidenceRecord file, ScanState verdict)
    {
        if (verdict == ScanState.Malicious)
        {
            logger.LogWarning("The scanner found malware in {EvidenceId} of {ClaimId}: it is handed out no more", file.Id, file.ClaimId);
        }

        await store.Write(db => db.Evidence.Where(e => e.Id == file.Id).ExecuteUpdateAsync(e => e.SetProperty(f => f.Scan, verdict)));
    }
}
