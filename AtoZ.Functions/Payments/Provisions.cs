using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>
/// The provision for expected losses: the older a debt, the less of it comes in. Once a month the allowance is booked to what the
/// policy's rates ask for; every booking has its month in its key.
/// Rule DEBT-08.
/// </summary>
internal sealed class Provisions(AtoZStore store, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>What should be set aside for the debts that are open now.</summary>
    public async Task<IReadOnlyList<Provision>> Required()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return await store.Read(async db => Required(await Open(db), now));
    }

    /// <summary>Books the allowance of this month, once; a month that was booked stays as it is.</summary>
    /// <returns>How many currencies were booked.</returns>
    public Task<int> Book()
    {
        DateTimeOffset now = clock.GetUtcNow();
        return store.Write(async db =>
        {
            int booked = 0;
            IReadOnlyDictionary<string, long> allowances = await Allowances(db);
            Dictionary<string, long> required = Required(await Open(db), now).ToDictionary(p => p.Currency, p => p.ExpectedLossMinor, StringComparer.Ordinal);
            foreach (string currency in allowances.Keys.Union(required.Keys).Order(StringComparer.Ordinal))
            {
                Money change = new(required.GetValueOrDefault(currency) - allowances.GetValueOrDefault(currency), currency);
                string key = $"provision:{now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture)}:{currency}";
                if (change.MinorUnits != 0 && await Ledger.Find(db, key) is null)
                {
                    await Ledger.Post(db, key, null, "provision", now, new(ChartOfAccounts.ProvisionExpense, "", change), new(ChartOfAccounts.LossAllowance, "", -change));
                    booked++;
                }
            }

            return booked;
        });
    }

    private static Task<List<DebtRecord>> Open(AtoZDb db) => db.Debts.AsNoTracking().Where(d => d.ClosedAt == null).ToListAsync();

    // The allowance is a credit.
    private static async Task<IReadOnlyDictionary<string, long>> Allowances(AtoZDb db) =>
        (await Ledger.Balances(db)).Where(b => b.Account == ChartOfAccounts.LossAllowance).ToDictionary(b => b.Currency, b => -b.AmountMinor, StringComparer.Ordinal);

    // Rounded up, so that no cent is expected to come in that the rates give up.
    private List<Provision> Required(IReadOnlyList<DebtRecord> debts, DateTimeOffset now)
    {
        RecoveryTerms terms = policies.InForce(now).Recovery;
        List<(AgeingBand Band, decimal Rate)> bands = [.. AgeingBands.Of(terms).Zip(terms.LossRates)];
        return
        [
            .. debts.GroupBy(d => d.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Provision(
                g.Key,
                g.Sum(d => d.Outstanding.MinorUnits),
                (long)decimal.Ceiling(g.Sum(d => d.Outstanding.MinorUnits * bands.Single(b => b.Band.Holds(now - d.OpenedAt)).Rate)))),
        ];
    }
}

/// <summary>What of the open debts of a currency is expected to be lost, minor units.</summary>
internal sealed record Provision(string Currency, long OutstandingMinor, long ExpectedLossMinor);
