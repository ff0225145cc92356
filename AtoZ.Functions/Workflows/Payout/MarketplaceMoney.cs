using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>The marketplace puts up the money of a payout, within the budget of the day.</summary>
internal static class MarketplaceMoney
{
    /// <summary>Funds a payout, once.</summary>
    /// <returns>Null when it is funded; else from when to ask again.</returns>
    public static async Task<DateTimeOffset?> Fund(OpenedCase open, PayoutPurposes payout, Money amount, bool released)
    {
        if (await Ledger.Find(open.Db, $"{open.Claim.Id}:{payout.Fund}") is not null)
        {
            // Its money was put up when it was sent out.
            return null;
        }

        await WriteScope.DayBudget(open.Db, open.Claim.Currency);
        if (!released && Payouts.BrakedUntil(amount, await SpentToday(open), open.Policy.Payouts, open.Now) is { } until)
        {
            return until;
        }

        await Ledger.Post(
            open.Db,
            $"{open.Claim.Id}:{payout.Fund}",
            open.Claim.Id,
            payout.Fund,
            open.Now,
            new(ChartOfAccounts.GuaranteeExpense, "", amount),
            new(ChartOfAccounts.ClaimClearing, open.Claim.Id.Value, -amount));
        return null;
    }

    private static async Task<long> SpentToday(OpenedCase open)
    {
        DateTimeOffset day = Payouts.DayOf(open.Now);
        string currency = open.Claim.Currency;
        List<LedgerTransaction> today = await open.Db.LedgerTransactions
            .Where(t => (t.Purpose == Purposes.FundPayout || t.Purpose == Purposes.FundAppeal || t.Purpose == Purposes.FundPostage) && t.At >= day)
            .Include(t => t.Postings)
            .AsNoTracking()
            .ToListAsync();
        return today.SelectMany(t => t.Postings).Where(p => p.Account == ChartOfAccounts.GuaranteeExpense && p.Currency == currency).Sum(p => p.AmountMinor);
    }
}
