using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;

namespace AtoZ.Functions.Payments.Service;

/// <summary>
/// The gateway of a marketplace whose money is moved by a payment service: stored payment methods are charged and buyers are paid there;
/// what is held of sellers is still taken and given back in the books. A booking is made when the service's final answer is stored, in
/// the same transaction as all else.
/// </summary>
public sealed class HttpGateway : IPaymentGateway
{
    private readonly LedgerGateway _books = new();

    /// <inheritdoc/>
    public async Task<bool> Debit(AtoZDb db, MoneyMove move, Posting against)
    {
        ArgumentNullException.ThrowIfNull(move);
        return await SellerFunds.Held(db, move.SellerId, move.Amount.Currency) >= move.Amount ? await _books.Debit(db, move, against) : await Charge(db, move, against);
    }

    /// <inheritdoc/>
    public async Task<bool> Charge(AtoZDb db, MoneyMove move, Posting against)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(move);
        if (await Ledger.Find(db, move.Key) is not null)
        {
            return true;
        }

        if (await db.PaymentOrders.FindAsync(move.Key) is not { } order)
        {
            return await db.Sellers.FindAsync(move.SellerId) is { HasPaymentMethod: true }
                ? throw new PaymentNeededException(Order(move.Key, move.ClaimId, PaymentKind.Charge, move.SellerId, move.Amount, move.At))
                : false;
        }

        switch (order.State)
        {
            case PaymentState.Pending:
                throw new PaymentNeededException(order);
            case PaymentState.Declined:
                return false;
            default:
                await Book(db, move, new Money(order.AmountMinor, order.Currency), against);
                return true;
        }
    }

    /// <inheritdoc/>
    public async Task PayBuyer(AtoZDb db, ClaimRecord claim, Money amount, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(claim);
        string key = $"{claim.Id}:{Purposes.PayBuyer}";
        if (await Ledger.Find(db, key) is null && await db.PaymentOrders.FindAsync(key) is not { State: PaymentState.Succeeded })
        {
            throw new PaymentNeededException(await db.PaymentOrders.FindAsync(key) ?? Order(key, claim.Id, PaymentKind.Payout, claim.BuyerId, amount, at));
        }

        await _books.PayBuyer(db, claim, amount, at);
    }

    /// <inheritdoc/>
    public Task Refund(AtoZDb db, MoneyMove move, Posting against) => _books.Refund(db, move, against);

    // Between asking and booking a part may have come in by another way: what was charged too much is the seller's, and goes out with the next disbursement.
    private static async Task Book(AtoZDb db, MoneyMove move, Money charged, Posting against)
    {
        Money surplus = charged - move.Amount;
        if (surplus.MinorUnits < 0)
        {
            throw new InvalidOperationException($"{charged} were charged for '{move.Key}', which asks for {move.Amount}.");
        }

        Posting[] postings = [new(ChartOfAccounts.Cash, "", charged), against];
        if (surplus.MinorUnits > 0)
        {
            postings = [.. postings, new(ChartOfAccounts.SellerFunds, move.SellerId, -surplus)];
            db.Disbursements.Add(new DisbursementRecord
            {
                Id = move.Key,
                SellerId = move.SellerId,
                AmountMinor = surplus.MinorUnits,
                Currency = surplus.Currency,
                DueAt = move.At,
            });
        }

        await Ledger.Post(db, move.Key, move.ClaimId, move.Purpose, move.At, postings);
    }

    private static PaymentOrderRecord Order(string key, ClaimId claim, PaymentKind kind, string holder, Money amount, DateTimeOffset at) => new()
    {
        Key = key,
        ClaimId = claim,
        Kind = kind,
        Holder = holder,
        AmountMinor = amount.MinorUnits,
        Currency = amount.Currency,
        CreatedAt = at,
        AskedAt = at,
    };
}
