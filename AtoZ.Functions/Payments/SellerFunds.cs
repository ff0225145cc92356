using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>Money of sellers that the marketplace holds until it is due: what debits and offsets are taken from.</summary>
internal static class SellerFunds
{
    /// <summary>Takes a coming disbursement into the books. A repeat with the same id changes nothing.</summary>
    /// <returns>Whether it is new.</returns>
    public static async Task<bool> Hold(AtoZDb db, DisbursementRecord disbursement, DateTimeOffset at)
    {
        if (await db.Disbursements.FindAsync(disbursement.Id) is not null)
        {
            return false;
        }

        db.Disbursements.Add(disbursement);
        Money amount = new(disbursement.AmountMinor, disbursement.Currency);
        return await Ledger.Post(
            db, $"disbursement:{disbursement.Id}:hold", null, "hold-disbursement", at, new(ChartOfAccounts.Cash, "", amount), new(ChartOfAccounts.SellerFunds, disbursement.SellerId, -amount));
    }

    /// <summary>Money that is the seller's again: held like any disbursement, it goes out with the next one. Booked by the caller.</summary>
    internal static void GoesOut(AtoZDb db, string id, string sellerId, Money amount, DateTimeOffset at) => db.Disbursements.Add(new DisbursementRecord
    {
        Id = id,
        SellerId = sellerId,
        AmountMinor = amount.MinorUnits,
        Currency = amount.Currency,
        DueAt = at,
    });

    /// <summary>What is held of a seller in a currency.</summary>
    public static async Task<Money> Held(AtoZDb db, string sellerId, string currency) =>
        new((await HeldOf(db, sellerId, currency)).Sum(Free), currency);

    /// <summary>By which method a debit would go, as things stand.</summary>
    public static async Task<DebitMethod> MethodOf(AtoZDb db, string sellerId, Money amount)
    {
        if (amount.MinorUnits > 0 && await Held(db, sellerId, amount.Currency) >= amount)
        {
            return DebitMethod.HeldFunds;
        }

        return await db.Sellers.FindAsync(sellerId) is { HasPaymentMethod: true } ? DebitMethod.PaymentMethod : DebitMethod.None;
    }

    /// <summary>What of it may be set against debts: of each disbursement the living minimum stays with the seller.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="sellerId">Whose money.</param>
    /// <param name="currency">Which of it.</param>
    /// <param name="minimumPercent">The living minimum, in hundredths of a disbursement.</param>
    public static async Task<Money> Offsettable(AtoZDb db, string sellerId, string currency, int minimumPercent) =>
        new((await HeldOf(db, sellerId, currency)).Sum(d => Above(d, minimumPercent)), currency);

    /// <summary>The living minimum of an amount, rounded in the seller's favour.</summary>
    public static long Minimum(long amountMinor, int percent) => (long)((((Int128)amountMinor * percent) + 99) / 100);

    /// <summary>Takes from what is held, the earliest due first, and books it against another account, once per key.</summary>
    /// <param name="db">The caller's transaction.</param>
    /// <param name="move">Whose and how much.</param>
    /// <param name="against">The other side of the booking.</param>
    /// <param name="minimumPercent">What must stay of each disbursement; zero when the seller pays of their own will.</param>
    /// <exception cref="InvalidOperationException">Less is held than is to be taken.</exception>
    public static async Task Take(AtoZDb db, MoneyMove move, Posting against, int minimumPercent = 0)
    {
        if (!await Ledger.Post(db, move.Key, move.ClaimId, move.Purpose, move.At, new(ChartOfAccounts.SellerFunds, move.SellerId, move.Amount), against))
        {
            return;
        }

        long open = move.Amount.MinorUnits;
        foreach (DisbursementRecord held in await HeldOf(db, move.SellerId, move.Amount.Currency))
        {
            long taken = Math.Min(open, Above(held, minimumPercent));
            held.TakenMinor = checked(held.TakenMinor + taken);
            open -= taken;
        }

        if (open > 0)
        {
            throw new InvalidOperationException($"The booking '{move.Key}' takes more than is held.");
        }
    }

    /// <summary>Pays what is left of a due disbursement to its seller. Once: a released disbursement stays as it is.</summary>
    public static async Task Release(AtoZDb db, DisbursementRecord disbursement, DateTimeOffset at)
    {
        Money rest = new(Free(disbursement), disbursement.Currency);
        if (disbursement.ReleasedAt is not null)
        {
            return;
        }

        disbursement.ReleasedAt = at;
        if (rest.MinorUnits > 0)
        {
            await Ledger.Post(
                db, $"disbursement:{disbursement.Id}:release", null, "release-disbursement", at, new(ChartOfAccounts.SellerFunds, disbursement.SellerId, rest), new(ChartOfAccounts.Cash, "", -rest));
        }
    }

    /// <summary>Pays the living minimum of a due disbursement whose rest is held for a debt. Once: what was paid out stays so.</summary>
    public static async Task ReleaseMinimum(AtoZDb db, DisbursementRecord disbursement, int minimumPercent, DateTimeOffset at)
    {
        long due = Math.Min(Minimum(disbursement.AmountMinor, minimumPercent) - disbursement.PaidOutMinor, Free(disbursement));
        if (due <= 0)
        {
            return;
        }

        Money amount = new(due, disbursement.Currency);
        disbursement.PaidOutMinor = checked(disbursement.PaidOutMinor + due);
        // The total is part of the key: a later policy may raise the minimum, and the difference is a payment of its own.
        await Ledger.Post(
            db, $"disbursement:{disbursement.Id}:minimum:{disbursement.PaidOutMinor}", null, "release-minimum", at, new(ChartOfAccounts.SellerFunds, disbursement.SellerId, amount), new(ChartOfAccounts.Cash, "", -amount));
    }

    /// <summary>What of a disbursement is still held: neither taken nor paid out.</summary>
    internal static long Free(DisbursementRecord disbursement) => disbursement.AmountMinor - disbursement.TakenMinor - disbursement.PaidOutMinor;

    private static long Above(DisbursementRecord disbursement, int minimumPercent) =>
        Math.Max(0, Math.Min(Free(disbursement), disbursement.AmountMinor - Minimum(disbursement.AmountMinor, minimumPercent) - disbursement.TakenMinor));

    private static async Task<List<DisbursementRecord>> HeldOf(AtoZDb db, string sellerId, string currency)
    {
        return await db.Disbursements
            .Where(d => d.SellerId == sellerId && d.Currency == currency && d.ReleasedAt == null && d.AmountMinor > d.TakenMinor + d.PaidOutMinor)
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id)
            .ToListAsync();
    }
}
