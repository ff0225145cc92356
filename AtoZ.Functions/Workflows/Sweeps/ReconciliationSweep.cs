using AtoZ.Functions.Payments;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Each night: do claims, ledger, payment service and orchestrations tell one story (PROCESS §10)?</summary>
internal sealed class ReconciliationSweep(Reconciliation reconciliation, ILogger<ReconciliationSweep> log)
{
    [Function(nameof(ReconciliationSweep))]
    public async Task Run([TimerTrigger("%ReconciliationSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        ReconciliationReport report = await reconciliation.Write(client, cancellation);
        if (report.Differences.Count == 0)
        {
            log.LogInformation("Reconciliation: {Claims} claims and {Bookings} bookings agree", report.Claims, report.Bookings);
            return;
        }

        log.LogError("Reconciliation: {Count} differences, the first is {Code} at {Subject}", report.Differences.Count, report.Differences[0].Code, report.Differences[0].Subject);
    }
}

/// <summary>Once a month: books the provision for expected losses.</summary>
internal sealed class ProvisionSweep(Provisions provisions, ILogger<ProvisionSweep> log)
{
    [Function(nameof(ProvisionSweep))]
    public async Task Run([TimerTrigger("%ProvisionSchedule%")] TimerInfo timer) => log.LogInformation("Provision: {Currencies} currencies booked", await provisions.Book());
}
