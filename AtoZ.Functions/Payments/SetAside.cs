using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Payments;

/// <summary>
/// Money that was booked for a payout before it was paid: it is kept from everything else while a payment service has the payout. What the payout
/// does not need after all goes back to whoever put it up.
/// </summary>
internal static class SetAside
{
    /// <summary>Stands behind the purpose under which the money was put up.</summary>
    internal const string Unspent = ":unspent";

    /// <summary>What is set aside for a payout and was not paid out.</summary>
    public static async Task<Money?> For(AtoZDb db, ClaimId id, PayoutPurposes payout)
    {
        string[] purposes = [payout.Debit, payout.Fund, payout.Pay, payout.Debit + Unspent, payout.Fund + Unspent];
        List<LedgerPosting> clearing =
            [.. (await Ledger.Of(db, id)).Where(b => purposes.Contains(b.Purpose)).Select(b => b.Posting).Where(p => p.Account == ChartOfAccounts.ClaimClearing)];
        return clearing.Count == 0 ? null : new Money(-clearing.Sum(p => p.AmountMinor), clearing[0].Currency);
    }

    /// <summary>Gives back what is left of it.</summary>
    public static async Task Release(AtoZDb db, ClaimId id, string sellerId, PayoutPurposes payout, DateTimeOffset at)
    {
        if (await For(db, id, payout) is not { MinorUnits: > 0 } left)
        {
            return;
        }

        bool sellers = await Ledger.Find(db, $"{id}:{payout.Debit}") is not null;
        string purpose = (sellers ? payout.Debit : payout.Fund) + Unspent, key = $"{id}:{purpose}";
        Posting back = sellers ? new(ChartOfAccounts.SellerFunds, sellerId, -left) : new(ChartOfAccounts.GuaranteeExpense, "", -left);
        if (await Ledger.Post(db, key, id, purpose, at, new(ChartOfAccounts.ClaimClearing, id.Value, left), back) && sellers)
        {
            SellerFunds.GoesOut(db, key, sellerId, left, at);
        }
    }
}
