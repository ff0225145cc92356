using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>
/// Sets what is held of a seller against the seller's debts, the oldest debt first (PROCESS §9). Of each disbursement a living minimum
/// stays with the seller, and a debt whose steps wait for an arrangement waits here too.
/// Rule DEBT-03.
/// </summary>
internal static class Offsets
{
    /// <summary>Offsets as much as there is. The caller makes sure that a cause counts once.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="sellerId">Whose debts.</param>
    /// <param name="currency">Only money of the same currency is offset.</param>
    /// <param name="cause">What made us look: a part of the key.</param>
    /// <param name="terms">The living minimum.</param>
    /// <param name="at">When.</param>
    /// <returns>What went to each debt that got something.</returns>
    public static async Task<IReadOnlyDictionary<DebtId, Money>> Apply(AtoZDb db, string sellerId, string currency, string cause, RecoveryTerms terms, DateTimeOffset at)
    {
        List<DebtRecord> debts = await db.Debts
            .Where(d => d.SellerId == sellerId && d.Currency == currency && d.ClosedAt == null)
            .OrderBy(d => d.OpenedAt).ThenBy(d => d.Id)
            .ToListAsync();
        Dictionary<DebtId, Money> offset = [];
        foreach (DebtRecord debt in debts.Where(d => d.RestingSince is null))
        {
            Money amount = await Take(db, debt, debt.Outstanding, cause, terms, at);
            if (amount.MinorUnits > 0)
            {
                offset[debt.Id] = amount;
            }
        }

        return offset;
    }

    /// <summary>Offsets one debt, up to an amount.</summary>
    /// <returns>What there was.</returns>
    public static async Task<Money> Take(AtoZDb db, DebtRecord debt, Money most, string cause, RecoveryTerms terms, DateTimeOffset at)
    {
        Money amount = Money.Min(await SellerFunds.Offsettable(db, debt.SellerId, debt.Currency, terms.LivingMinimumPercent), Money.Min(most, debt.Outstanding));
        if (amount.MinorUnits > 0)
        {
            MoneyMove move = new(debt.ClaimId, $"offset:{debt.Id}:{cause}", debt.SellerId, amount, at);
            await SellerFunds.Take(db, move, DebtBook.Settles(debt, amount), terms.LivingMinimumPercent);
            DebtBook.Recovered(debt, amount, at);
        }

        return amount;
    }
}
