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
    public async Task<bool> Charge(AtoZDb db, MoneyMove move, Posting against)
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

    /// <inheritdoc/>
    public Task<Money> Due(AtoZDb db, MoneyMove debit) =>
        Task.FromResult(debit.Amount);

    /// <inheritdoc/>
    public Task PayBuyer(AtoZDb db, ClaimRecord claim, Money amount, DateTimeOffset at) =>
        PayOut(db, claim, Purposes.PayBuyer, ChartOfAccounts.ClaimClearing, amount, at);

    /// <inheritdoc/>
    public Task PayPostage(AtoZDb db, ClaimRecord claim, Money amount, DateTimeOffset at) =>
        PayOut(db, claim, Purposes.PayPostage, ChartOfAccounts.ReturnPostage, amount, at);

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

    private static async Task PayOut(AtoZDb db, ClaimRecord claim, string purpose, string account, Money amount, DateTimeOffset at)
    {
        await Ledger.Post(
            db, $"{claim.Id}:{purpose}", claim.Id, purpose, at, new(account, claim.Id.Value, amount), new(ChartOfAccounts.BuyerPayouts, claim.BuyerId, -amount));
    }
}
