using System.Globalization;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Records;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments.Service;

/// <summary>
/// Carries payments out at the service, and takes its answers in, whichever way they come. An order is stored before the service is
/// asked; an unknown outcome is asked for again under the same key; a final answer is never replaced by its opposite without a trace.
/// </summary>
internal sealed class PaymentDesk(AtoZStore store, IPaymentService service, Timeline timeline, TimeProvider clock)
{
    /// <summary>The key of an order at the service: a payout that was declined is a new payment there.</summary>
    public static string KeyAt(PaymentOrderRecord order) =>
        order.Attempt == 1 ? order.Key : string.Create(CultureInfo.InvariantCulture, $"{order.Key}#{order.Attempt}");

    /// <summary>Carries a payment out, to a final answer.</summary>
    /// <exception cref="PaymentUnsettledException">There is none yet, or a payout was declined: to be tried again later.</exception>
    public async Task Carry(PaymentOrderRecord wanted)
    {
        (PaymentOrderRecord order, bool fresh) = await store.Write(db => Stored(db, wanted));
        await Carry(order, fresh);
    }

    /// <summary>Carries out a payment whose order was stored.</summary>
    /// <param name="order">The order.</param>
    /// <param name="fresh">Whether the service cannot know of it yet.</param>
    /// <exception cref="PaymentUnsettledException">There is no final answer yet, or a payout was declined: to be tried again later.</exception>
    public async Task Carry(PaymentOrderRecord order, bool fresh)
    {
        if (order.State == PaymentState.Succeeded || (order is { State: PaymentState.Declined, Kind: PaymentKind.Charge }))
        {
            return;
        }

        // A service that does not know the key never saw the order: only then is it sent again.
        PaymentAnswer? answer = fresh ? null : await service.Ask(KeyAt(order));
        answer ??= await service.Order(order, KeyAt(order));
        PaymentOrderRecord settled = await Take(order.Key, order.Attempt, answer) ?? order;
        if (settled is { State: PaymentState.Pending, Kind: not PaymentKind.Page })
        {
            throw new PaymentUnsettledException(order.Key, "the service has not decided yet.");
        }

        if (settled is { Kind: PaymentKind.Payout, State: PaymentState.Declined })
        {
            throw new PaymentUnsettledException(order.Key, $"the payout was declined ({settled.Reason}); it is asked for again later.");
        }
    }

    /// <summary>Stores an order in the caller's transaction.</summary>
    /// <returns>The order, and whether the service cannot know of it yet.</returns>
    public async Task<(PaymentOrderRecord Order, bool Fresh)> Stored(AtoZDb db, PaymentOrderRecord wanted)
    {
        DateTimeOffset now = clock.GetUtcNow();
        PaymentOrderRecord? order = await db.PaymentOrders.FindAsync(wanted.Key);
        bool fresh = order is null;
        if (order is null)
        {
            order = new PaymentOrderRecord
            {
                Key = wanted.Key,
                ClaimId = wanted.ClaimId,
                Kind = wanted.Kind,
                Holder = wanted.Holder,
                AmountMinor = wanted.AmountMinor,
                Currency = wanted.Currency,
                Conversion = wanted.Conversion,
                Means = wanted.Means,
                OrderId = wanted.OrderId,
                OfMinor = wanted.OfMinor,
                DebtId = wanted.DebtId,
                Attempt = wanted.Attempt,
                CreatedAt = now,
                AskedAt = now,
            };
            db.PaymentOrders.Add(order);
        }
        else if (order.State == PaymentState.Declined && (order.Kind == PaymentKind.Payout || order.Attempt < wanted.Attempt))
        {
            // A new payment: of what is due by now. A debit may have been tried in vain before there was anything to charge.
            (order.Attempt, order.State, fresh) = (Math.Max(order.Attempt + 1, wanted.Attempt), PaymentState.Pending, true);
            (order.AmountMinor, order.Currency, order.OfMinor, order.Conversion) = (wanted.AmountMinor, wanted.Currency, wanted.OfMinor, wanted.Conversion);
        }

        if (fresh && order is { Kind: PaymentKind.Payout, Means: not null })
        {
            await OtherPayouts.MustBeBooked(db, order.Key, order.ClaimId, wanted.CreatedAt);
        }

        order.AskedAt = now;
        return (order, fresh);
    }

    /// <summary>Takes an answer in, by response or callback, once or often, early or late.</summary>
    /// <returns>The order as it stands then; null when there is none with this key.</returns>
    public Task<PaymentOrderRecord?> Take(string key, int attempt, PaymentAnswer answer) => store.Write(db => Take(db, key, attempt, answer));

    /// <summary>Takes an answer in, in the caller's transaction.</summary>
    public async Task<PaymentOrderRecord?> Take(AtoZDb db, string key, int attempt, PaymentAnswer answer)
    {
        if (await db.PaymentOrders.FindAsync(key) is not { } order || attempt > order.Attempt)
        {
            return null;
        }

        order.Url = answer.Url is { IsAbsoluteUri: true, Scheme: "https" or "http" } url ? url.AbsoluteUri : order.Url;
        bool present = attempt == order.Attempt;
        if (answer.State == PaymentState.Pending || (present && answer.State == order.State) || (!present && answer.State == PaymentState.Declined))
        {
            return order;
        }

        if (present && order.State == PaymentState.Pending)
        {
            await Settle(db, order, answer);
            return order;
        }

        order.Contradiction = $"Attempt {attempt}: {answer.State} came at {clock.GetUtcNow():u}, after {order.State}.";

        // Money that moved after all must never be sent a second time.
        if (answer.State == PaymentState.Succeeded && order is { Kind: PaymentKind.Payout or PaymentKind.Page, State: not PaymentState.Succeeded })
        {
            await Settle(db, order, answer);
        }

        return order;
    }

    /// <summary>Asks for the payments of debts whose outcome was not told, also of debts that have ended.</summary>
    /// <returns>The debts that were paid.</returns>
    public async Task<IReadOnlyList<DebtId>> AskForDebtPayments()
    {
        List<PaymentOrderRecord> open = await store.Read(db => db.PaymentOrders.Where(o => o.DebtId != null && o.State == PaymentState.Pending).OrderBy(o => o.AskedAt).ToListAsync());
        List<DebtId> paid = [];
        foreach (PaymentOrderRecord page in open)
        {
            if (await Asked(page) is { } answer && await Take(page.Key, page.Attempt, answer) is { State: PaymentState.Succeeded, DebtId: { } debt })
            {
                paid.Add(debt);
            }
        }

        return paid;
    }

    private async Task<PaymentAnswer?> Asked(PaymentOrderRecord order)
    {
        try
        {
            return await service.Ask(KeyAt(order));
        }
        catch (PaymentUnsettledException)
        {
            // Asked again by the next sweep; the reconciliation names what stays unknown.
            return null;
        }
    }

    private async Task Settle(AtoZDb db, PaymentOrderRecord order, PaymentAnswer answer)
    {
        order.State = answer.State;
        order.Reference = answer.Reference ?? order.Reference;
        order.Reason = answer.Reason;
        order.SettledAt = clock.GetUtcNow();
        await DebtPayments.Book(db, timeline, order, clock.GetUtcNow());
    }
}
