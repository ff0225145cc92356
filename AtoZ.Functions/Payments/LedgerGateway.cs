using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;

namespace AtoZ.Functions.Payments;

/// <summary>
/// The gateway of a marketplace that holds its sellers' money itself: it moves money by booking it, in the same transaction as
/// all else, so that a crash can never part the two. A bank's gateway takes its place behind the same interface.
/// </summary>
internal sealed class LedgerGateway : IPaymentGateway
{
    /// <inheritdoc/>
    public async Task<bool> Debit(AtoZDb db, MoneyMove move, Posting against)
    {
        if (await Ledger.Find(db, move.Key) is not null)
        {
            return true;
        }

        if (await SellerFunds.Held(db, move.SellerId, move.Amount.Currency) < move.Amount)
        {
            return await Charge(db, move, against);
        }

        await SellerFunds.Take(db, move, against);
        return true;
    }

    /// <inheritdoc/>
    public async Task<Money> ChargeDebt(AtoZDb db, DebtRecord debt, MoneyMove move)
    {
        if (await Ledger.Find(db, move.Key) is { } booked)
        {
            return DebtBook.Settled(booked, debt);
        }

        if (move.Amount.MinorUnits == 0 || !await Charge(db, move, DebtBook.Settles(debt, move.Amount)))
        {
            return Money.Zero(debt.Currency);
        }

        DebtBook.Recovered(debt, move.Amount, move.At);
        return move.Amount;
    }

    /// <inheritdoc/>
    public Task<Money> Due(AtoZDb db, MoneyMove debit) =>
        Task.FromResult(debit.Amount);

    /// <inheritdoc/>
    public async Task PayBuyer(AtoZDb db, PlannedPayout payout, IReadOnlyList<RefundShare> shares, DateTimeOffset at)
    {
        foreach (RefundShare share in shares)
        {
            await Book(db, payout, share, at);
        }
    }

    /// <inheritdoc/>
    public Task PayPostage(AtoZDb db, ClaimRecord claim, Money amount, DateTimeOffset at)
    {
        Posting outOf = new(ChartOfAccounts.ReturnPostage, claim.Id.Value, amount), to = new(ChartOfAccounts.BuyerPayouts, claim.BuyerId, -amount);
        return Ledger.Post(db, $"{claim.Id}:{Purposes.PayPostage}", claim.Id, Purposes.PayPostage, at, outOf, to);
    }

    /// <inheritdoc/>
    public Task OpenPage(AtoZDb db, DebtRecord debt, string key, Money amount, DateTimeOffset at) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Refund(AtoZDb db, MoneyMove move, Posting against)
    {
        if (!await Ledger.Post(db, move.Key, move.ClaimId, move.Purpose, move.At, against, new(ChartOfAccounts.SellerFunds, move.SellerId, -move.Amount)))
        {
            return;
        }

        SellerFunds.GoesOut(db, move.Key, move.SellerId, move.Amount, move.At);
    }

    private static Task<bool> Book(AtoZDb db, PlannedPayout payout, RefundShare share, DateTimeOffset at)
    {
        IEnumerable<Posting> outOf = share.Parts.Select(p => new Posting(ChartOfAccounts.ClaimClearing, payout.CaseId.Value, p.Amount) { Part = p.Part });
        Posting to = new(BuyerPayouts.AccountOf(share.Means), payout.BuyerId, -(share.Conversion?.To ?? share.Amount));
        Posting[] between = share.Conversion is { } conversion
            ? [new(ChartOfAccounts.FxClearing, "", -conversion.From), new(ChartOfAccounts.FxClearing, "", conversion.To)]
            : [];
        return Ledger.PostConverted(db, BuyerPayouts.KeyOf(payout.CaseId, share.Payout, share.Means), payout.CaseId, share.Payout.Pay, at, share.Conversion, [.. outOf, .. between, to]);
    }

    private static async Task<bool> Charge(AtoZDb db, MoneyMove move, Posting against)
    {
        if (await Ledger.Find(db, move.Key) is not null)
        {
            return true;
        }

        if (await db.Sellers.FindAsync(move.SellerId) is not { HasPaymentMethod: true })
        {
            return false;
        }

        await Ledger.Post(db, move.Key, move.ClaimId, move.Purpose, move.At, new(ChartOfAccounts.Cash, "", move.Amount), against);
        return true;
    }
}
