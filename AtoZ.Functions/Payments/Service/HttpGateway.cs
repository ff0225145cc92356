using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;

namespace AtoZ.Functions.Payments.Service;

/// <summary>
/// The gateway of a marketplace whose money is moved by a payment service: stored payment methods are charged and buyers are paid there;
/// what is held of sellers is still taken and given back in the books. A booking is made when the service's final answer is stored, in
/// the same transaction as all else.
/// </summary>
internal sealed class HttpGateway : IPaymentGateway
{
    private readonly LedgerGateway _books = new();

    /// <inheritdoc/>
    public async Task<bool> Debit(AtoZDb db, MoneyMove move, Posting against)
    {
        bool charged = await Sent(db, move.Key) is not null;
        return !charged && await SellerFunds.Held(db, move.SellerId, move.Amount.Currency) >= move.Amount ? await _books.Debit(db, move, against) : await Charge(db, move, against);
    }

    /// <inheritdoc/>
    public async Task<Money> ChargeDebt(AtoZDb db, DebtRecord debt, MoneyMove move)
    {
        if (await Ledger.Find(db, move.Key) is { } booked)
        {
            return DebtBook.Settled(booked, debt);
        }

        PaymentOrderRecord? order = await db.PaymentOrders.FindAsync(move.Key);
        bool asks = order is null && move.Amount.MinorUnits > 0 && await db.Sellers.FindAsync(move.SellerId) is { HasPaymentMethod: true };

        // What succeeds is booked when the answer comes: the debt may have ended by then.
        return asks ? throw new PaymentNeededException(Order(move.Key, move.ClaimId, PaymentKind.Charge, move.SellerId, move.Amount, move.At, debt: debt.Id))
            : order is { State: PaymentState.Pending } ? throw new PaymentNeededException(order)
            : Money.Zero(debt.Currency);
    }

    /// <inheritdoc/>
    public async Task<Money> Due(AtoZDb db, MoneyMove debit)
    {
        if (PayoutPurposes.OfDebit(debit.Purpose) is { } payout)
        {
            List<PaymentOrderRecord> sent = await BuyerPayouts.Sent(db, debit.ClaimId, payout);
            if (sent.Count > 0)
            {
                // What was sent out is paid; what was not yet can be less than it was to be, never more.
                long most = sent.Min(p => p.OfMinor ?? BuyerPayouts.MinorOfClaim(p));
                return debit.Amount with { MinorUnits = Math.Min(most, Math.Max(sent.Sum(BuyerPayouts.MinorOfClaim), debit.Amount.MinorUnits)) };
            }

            await OtherPayouts.MustBeBooked(db, BuyerPayouts.KeyOf(debit.ClaimId, payout, RefundMeans.OriginalMethod), debit.ClaimId);
            if (await SetAside.For(db, debit.ClaimId, payout) is { MinorUnits: > 0 } put)
            {
                return Money.Min(debit.Amount, put);
            }
        }

        if (await Sent(db, debit.Key) is not { } charge || await Ledger.Find(db, debit.Key) is not null)
        {
            return debit.Amount;
        }

        if (charge.State == PaymentState.Pending)
        {
            throw new PaymentNeededException(charge);
        }

        Money charged = new(charge.AmountMinor, charge.Currency);
        if (debit.Amount.MinorUnits == 0)
        {
            await Book(db, debit, charged, null);
        }

        return Money.Min(debit.Amount, charged);
    }

    /// <inheritdoc/>
    public async Task PayBuyer(AtoZDb db, PlannedPayout payout, IReadOnlyList<RefundShare> shares, DateTimeOffset at)
    {
        foreach (RefundShare share in shares)
        {
            string key = BuyerPayouts.KeyOf(payout.CaseId, share.Payout, share.Means);
            await PaidOut(db, PayoutOrder(key, payout.CaseId, payout.BuyerId, payout.OrderId, share.Conversion?.To ?? share.Amount, at, share), setsAside: true);
        }

        // Booked together: whoever finds one of them takes the whole payout for paid.
        await _books.PayBuyer(db, payout, shares, at);
    }

    /// <inheritdoc/>
    public async Task PayPostage(AtoZDb db, ClaimRecord claim, Money amount, DateTimeOffset at)
    {
        await PaidOut(db, PayoutOrder($"{claim.Id}:{Purposes.PayPostage}", claim.Id, claim.BuyerId, claim.OrderId, amount, at), setsAside: false);
        await _books.PayPostage(db, claim, amount, at);
    }

    /// <inheritdoc/>
    public async Task OpenPage(AtoZDb db, DebtRecord debt, string key, Money amount, DateTimeOffset at)
    {
        if (await db.PaymentOrders.FindAsync(key) is null)
        {
            throw new PaymentNeededException(Order(key, debt.ClaimId, PaymentKind.Page, debt.SellerId, amount, at, debt: debt.Id));
        }
    }

    /// <inheritdoc/>
    public Task Refund(AtoZDb db, MoneyMove move, Posting against) => _books.Refund(db, move, against);

    private async Task<bool> Charge(AtoZDb db, MoneyMove move, Posting against)
    {
        if (await Ledger.Find(db, move.Key) is not null)
        {
            return true;
        }

        if (await db.PaymentOrders.FindAsync(move.Key) is not { } order)
        {
            return await db.Sellers.FindAsync(move.SellerId) is { HasPaymentMethod: true }
                ? throw new PaymentNeededException(Order(move.Key, move.ClaimId, PaymentKind.Charge, move.SellerId, move.Amount, move.At, move.Attempt))
                : false;
        }

        switch (order.State)
        {
            case PaymentState.Pending:
                throw new PaymentNeededException(order);
            // A charge that went through after it was said to be declined must not be made a second time.
            case PaymentState.Declined when order.Attempt < move.Attempt && order.Contradiction is null:
                throw new PaymentNeededException(Order(move.Key, move.ClaimId, PaymentKind.Charge, move.SellerId, move.Amount, move.At, move.Attempt));
            case PaymentState.Declined:
                return false;
            default:
                await Book(db, move, new Money(order.AmountMinor, order.Currency), against);
                return true;
        }
    }

    private static async Task PaidOut(AtoZDb db, PaymentOrderRecord wanted, bool setsAside)
    {
        PaymentOrderRecord? sent = await Sent(db, wanted.Key);
        if (await Ledger.Find(db, wanted.Key) is null && sent is not { State: PaymentState.Succeeded })
        {
            throw new PaymentNeededException(sent ?? wanted) { Commits = setsAside };
        }
    }

    private static PaymentOrderRecord PayoutOrder(string key, ClaimId id, string buyer, string order, Money amount, DateTimeOffset at, RefundShare? share = null) => new()
    {
        Key = key,
        ClaimId = id,
        Kind = PaymentKind.Payout,
        Holder = buyer,
        AmountMinor = amount.MinorUnits,
        Currency = amount.Currency,
        Conversion = Rates.Text(share?.Conversion),
        Means = share?.Means,
        OrderId = order,
        OfMinor = share?.Whole.MinorUnits,
        CreatedAt = at,
        AskedAt = at,
    };

    // Between asking and booking a part may have come in by another way: what was charged too much is the seller's, and goes out with the next disbursement.
    private static async Task Book(AtoZDb db, MoneyMove move, Money charged, Posting? against)
    {
        Money surplus = charged - move.Amount;
        if (surplus.MinorUnits < 0)
        {
            throw new InvalidOperationException($"{charged} were charged for '{move.Key}', which asks for {move.Amount}.");
        }

        Posting[] postings = against is null ? [new(ChartOfAccounts.Cash, "", charged)] : [new(ChartOfAccounts.Cash, "", charged), against];
        if (surplus.MinorUnits > 0)
        {
            postings = [.. postings, new(ChartOfAccounts.SellerFunds, move.SellerId, -surplus)];
            SellerFunds.GoesOut(db, move.Key, move.SellerId, surplus, move.At);
        }

        await Ledger.Post(db, move.Key, move.ClaimId, move.Purpose, move.At, postings);
    }

    // A payment that was declined moved nothing and binds nobody.
    private static async Task<PaymentOrderRecord?> Sent(AtoZDb db, string key) =>
        await db.PaymentOrders.FindAsync(key) is { State: not PaymentState.Declined } order ? order : null;

    private static PaymentOrderRecord Order(string key, ClaimId claim, PaymentKind kind, string holder, Money amount, DateTimeOffset at, int attempt = 1, DebtId? debt = null) => new()
    {
        DebtId = debt,
        Attempt = attempt,
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
