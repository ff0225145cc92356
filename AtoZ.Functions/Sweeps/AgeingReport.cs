using System.Globalization;
using System.Text;
using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Sweeps;

/// <summary>The ageing report: what sellers owe by the age of their debts, per currency (PROCESS §9).</summary>
public sealed class AgeingReport(AtoZStore store, IReportStore reports, TimeProvider clock)
{
    private static readonly (string Name, int FromDays)[] Bands = [("0-30", 0), ("31-60", 31), ("61-90", 61), ("91+", 91)];

    /// <summary>Writes the report of the day; a later one of the same day takes its place.</summary>
    /// <returns>Its name in the report store.</returns>
    public async Task<string> Write(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<DebtRecord> open = await store.Read(db => db.Debts.Where(d => d.ClosedAt == null).ToListAsync());
        string name = $"ageing/{now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.csv";
        await reports.Write(name, "text/csv", Csv(open, now), cancellationToken);
        return name;
    }

    /// <summary>One row per currency and band: how many debts, how much is still owed.</summary>
    public static string Csv(IReadOnlyList<DebtRecord> debts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(debts);
        StringBuilder csv = new("currency,age_days,debts,outstanding\n");
        foreach (IGrouping<string, DebtRecord> currency in debts.GroupBy(d => d.Currency).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            foreach ((string name, _) in Bands)
            {
                List<DebtRecord> band = [.. currency.Where(d => BandOf(d, now) == name)];
                Money owed = band.Aggregate(Money.Zero(currency.Key), (sum, d) => sum + d.Outstanding);
                csv.Append(CultureInfo.InvariantCulture, $"{currency.Key},{name},{band.Count},{owed.ToDecimal()}\n");
            }
        }

        return csv.ToString();
    }

    private static string BandOf(DebtRecord debt, DateTimeOffset now) => Bands.Last(b => (now - debt.OpenedAt).Days >= b.FromDays).Name;
}
