using System.Globalization;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Records;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>The ageing report: what sellers owe by the age of their debts, per currency (PROCESS §9).</summary>
internal sealed class AgeingReport(AtoZStore store, IReportStore reports, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Writes the report of the day; a later one of the same day takes its place.</summary>
    /// <returns>Its name in the report store.</returns>
    public async Task<string> Write(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<DebtRecord> open = await store.Read(db => db.Debts.Where(d => d.ClosedAt == null).ToListAsync());
        string name = $"ageing/{now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv";
        await reports.Write(name, "text/csv", Csv(open, AgeingBands.Of(policies.InForce(now).Recovery), now), cancellationToken);
        return name;
    }

    /// <summary>One row per currency and band: how many debts, how much is still owed.</summary>
    public static string Csv(IReadOnlyList<DebtRecord> debts, IReadOnlyList<AgeingBand> bands, DateTimeOffset now)
    {
        StringBuilder csv = new("currency,age_days,debts,outstanding\n");
        foreach (IGrouping<string, DebtRecord> currency in debts.GroupBy(d => d.Currency).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            foreach (AgeingBand band in bands)
            {
                List<DebtRecord> inBand = [.. currency.Where(d => band.Holds(now - d.OpenedAt))];
                Money owed = inBand.Aggregate(Money.Zero(currency.Key), (sum, d) => sum + d.Outstanding);
                csv.Append(CultureInfo.InvariantCulture, $"{currency.Key},{band.Name},{inBand.Count},{owed.ToDecimal()}\n");
            }
        }

        return csv.ToString();
    }
}
