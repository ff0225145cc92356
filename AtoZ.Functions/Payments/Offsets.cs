using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>Sets what is held of a seller against the seller's debts, the oldest debt first (PROCESS §9).</summary>
public static class Offsets
{
    /// <summary>Offsets as much as there is. The caller makes sure that a cause counts once.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="sellerId">Whose debts.</param>
    /// <param name="currency">Only money of the same currency is offset.</param>
    /// <param name="cause">What made us look: a part of the key.</param>
    /// <param name="at">When.</param>
    /// <returns>What went to each debt that got something.</returns>
    public static async Task<IReadOnlyDictionary<DebtId, Money>> Apply(AtoZDb db, string sellerId, string currency, string cause, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(db);
        List<DebtRecord> debts = await db.Debts
            .Where(d => d.SellerId == sellerId && d.Currency == currency && d.ClosedAt == null)
            .OrderBy(d => d.OpenedAt).ThenBy(d => d.Id)
            .ToListAsync();
        Dictionary<DebtId, Money> offset = [];
        foreach (DebtRecord debt in debts)
        {
            Money amount = Money.Min(await SellerFunds.Held(db, sellerId, currency), debt.Outstanding);
            if (amount.MinorUnits == 0)
            {
                continue;
            }

            await SellerFunds.Take(db, new MoneyMove(debt.ClaimId, $"offset:{debt.Id}:{cause}", sellerId, amount, at), DebtBook.Settles(debt, amount));
            DebtBook.Recovered(debt, amount, at);
            offset[debt.Id] = amount;
        }

        return offset;
    }
}
