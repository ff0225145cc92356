using System.Globalization;
using System.Text.Json;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments.Service;
using AtoZ.Functions.Records;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Compares claims, ledger, payment service and live orchestrations, and names each difference with its remedy (PROCESS §10).</summary>
internal sealed class Reconciliation(AtoZStore store, IReportStore reports, IPolicyLibrary policies, TimeProvider clock, PaymentServiceSettings? service = null)
{
    /// <summary>Name of the newest report.</summary>
    public const string Latest = "reconciliation/latest.json";

    /// <summary>Compares, and writes the report of the day.</summary>
    public async Task<ReconciliationReport> Write(DurableTaskClient client, CancellationToken cancellationToken)
    {
        ReconciliationReport report = await Run(client);
        string text = JsonSerializer.Serialize(report, RecordJson.Options);
        string day = report.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await reports.Write($"reconciliation/{day}.json", "application/json", text, cancellationToken);
        await reports.Write(Latest, "application/json", text, cancellationToken);
        return report;
    }

    /// <summary>The newest report; null before the first night.</summary>
    public async Task<ReconciliationReport?> Read(CancellationToken cancellationToken)
    {
        await using Stream? file = await reports.Open(Latest, cancellationToken);
        return file is null ? null : await JsonSerializer.DeserializeAsync<ReconciliationReport>(file, RecordJson.Options, cancellationToken);
    }

    /// <summary>Compares; writes nothing.</summary>
    public async Task<ReconciliationReport> Run(DurableTaskClient client)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset settled = now - policies.InForce(now).Sweeps.Grace;
        HashSet<string> live = [.. await LiveInstances.Of(client, "claim-"), .. await LiveInstances.Of(client, "recovery-"), .. await LiveInstances.Of(client, "appeal-")];
        return await store.Read(async db =>
        {
            List<Difference> found =
            [
                .. await BookDifferences.Of(db),
                .. await PaymentDifferences.Of(db, settled, service is not null),
                .. await InstanceDifferences.Of(db, live, settled),
                .. await FailedSteps.Differences(db, now - policies.InForce(now).Sweeps.NameSkippedFor),
            ];
            return new ReconciliationReport(now, await db.Claims.CountAsync(), await db.LedgerTransactions.CountAsync(), await db.PaymentOrders.CountAsync(), live.Count, found);
        });
    }
}
