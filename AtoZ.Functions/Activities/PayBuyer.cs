using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Activities;

/// <summary>
/// Pays the buyer: from what the seller paid, or at the marketplace's expense within the budget of the day (PROCESS §8). Once per claim.
/// </summary>
public sealed class PayBuyer(CaseStore cases, IPaymentGateway gateway, ILogger<PayBuyer> log)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(PayBuyer))]
    public Task<PayoutDone> Run([ActivityTrigger] PayoutOrder order) => cases.Change(order.ClaimId, async open =>
    {
        Money amount = open.Money(order.AmountMinor);
        if (!order.FromSeller && await Fund(open, amount, order.Released) is { } until)
        {
            open.Turn(ClaimStatus.Paying, Party.System, until);
            log.LogWarning("The day's budget in {Currency} is used up; the payout of claim {ClaimId} waits until {Until}", amount.Currency, order.ClaimId, until);
            return new PayoutDone(until);
        }

        await gateway.PayBuyer(open.Db, open.Claim, amount, open.Now);
        open.Claim.PaidMinor = amount.MinorUnits;
        open.SystemTurn(ClaimStatus.Paying);
        await open.Note("buyer-paid", Party.System, TimelineKind.BuyerPaid, Audience.Both, (Names.Amount, amount.ToString()));
        return new PayoutDone(null);
    });

    private static async Task<DateTimeOffset?> Fund(OpenCase open, Money amount, bool released)
    {
        string key = $"{open.Claim.Id}:{Purposes.FundPayout}";
        if (await Ledger.Find(open.Db, key) is not null)
        {
            return null;
        }

        if (!released && Payouts.BrakedUntil(amount, await SpentToday(open), open.Policy.Payouts, open.Now) is { } until)
        {
            return until;
        }

        await Ledger.Post(
            open.Db,
            key,
            open.Claim.Id,
            Purposes.FundPayout,
            open.Now,
            new(ChartOfAccounts.GuaranteeExpense, "", amount),
            new(ChartOfAccounts.ClaimClearing, open.Claim.Id.Value, -amount));
        return null;
    }

    private static async Task<long> SpentToday(OpenCase open)
    {
        DateTimeOffset day = Payouts.DayOf(open.Now);
        string currency = open.Claim.Currency;
        List<LedgerTransaction> today = await open.Db.LedgerTransactions
            .Where(t => t.Purpose == Purposes.FundPayout && t.At >= day)
            .Include(t => t.Postings)
            .AsNoTracking()
            .ToListAsync();
        return today.SelectMany(t => t.Postings).Where(p => p.Account == ChartOfAccounts.GuaranteeExpense && p.Currency == currency).Sum(p => p.AmountMinor);
    }
}
