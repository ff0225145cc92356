using AtoZ.Functions.Cases;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Payments.Service;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Recovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>
/// Pays the buyer what is still missing, from the seller's money or at the marketplace's expense within the budget of the day (PROCESS §8),
/// and opens the seller's debt for the latter: one transaction, so that nobody pays for what nobody got. Once per claim, and once more where an
/// appeal upholds what was refused of it.
/// </summary>
internal sealed class PayBuyer(CaseStore cases, IPaymentGateway gateway, IPolicyLibrary policies, MoneyFacts facts, ILogger<PayBuyer> log)
{
    [Function(nameof(PayBuyer))]
    public Task<PayoutDone> Run([ActivityTrigger] PayoutOrder order) => cases.PayOut(order.ClaimId, async open =>
    {
        PayoutPurposes payout = order.AfterPart ? PayoutPurposes.OfAppeal : PayoutPurposes.OfClaim;
        if (await BuyerPayouts.Booked(open.Db, order.ClaimId, payout) is not null)
        {
            return new PayoutDone(PayoutEnd.Paid, open.Claim.PaidMinor, Debt: await DebtOpening.Known(open, order.AfterPart));
        }

        Money missing = Money.Min(open.Money(order.AmountMinor), await WhatIsMissing.Of(open.Db, open.Claim));
        MoneyMove debit = new(order.ClaimId, payout.Debit, open.Claim.SellerId, missing, open.Now) { Attempt = order.Attempt };
        Money due = await Charging(open, gateway.Due(open.Db, debit));
        return due.MinorUnits == 0 ? await NothingMissing(open, payout) : await Pay(open, order, payout, debit with { Amount = due });
    });

    private static async Task<PayoutDone> NothingMissing(OpenedCase open, PayoutPurposes payout)
    {
        await SetAside.Release(open.Db, open.Claim.Id, open.Claim.SellerId, payout, open.Now);
        open.SystemTurn(ClaimStatus.Paying);
        await open.Note("nothing-missing", Party.System, TimelineKind.NothingMissing, Audience.Both);
        return new PayoutDone(PayoutEnd.NothingMissing, 0);
    }

    private async Task<PayoutDone> Pay(OpenedCase open, PayoutOrder order, PayoutPurposes payout, MoneyMove debit)
    {
        Money amount = debit.Amount;
        if (order.FromSeller && !await Debited(open, payout, debit))
        {
            return new PayoutDone(PayoutEnd.DebitFailed, 0);
        }

        if (!order.FromSeller && await MarketplaceMoney.Fund(open, payout, amount, order.Released) is { } until)
        {
            open.Turn(ClaimStatus.Paying, Party.System, until);
            log.LogWarning("The day's budget in {Currency} is used up; the payout of claim {ClaimId} waits until {Until}", amount.Currency, order.ClaimId, until);
            return new PayoutDone(PayoutEnd.Braked, 0, until);
        }

        await PayByEachMeans(open, payout, amount);

        // After the payout: what was charged for the postage can then no longer be left without its booking.
        Money postage = await ReturnPostage.Pay(open, gateway, order.FromSeller);
        Money owed = order.FromSeller ? postage : amount + postage;
        if (await open.Db.Returns.FindAsync(open.Claim.Id) is { } sent)
        {
            sent.State = ReturnState.Refunded;
        }

        DebtId? debt = owed.MinorUnits == 0 ? null : await DebtOpening.Open(open, owed, order.AfterPart);
        await facts.PaidMeanwhile(open.Db, open.Claim);
        return new PayoutDone(PayoutEnd.Paid, open.Claim.PaidMinor, Debt: debt);
    }

    // While a payment service has the charge, for days perhaps, the seller has done what there was to do.
    private static async Task<T> Charging<T>(OpenedCase open, Task<T> asked)
    {
        try
        {
            return await asked;
        }
        catch (PaymentNeededException needed)
        {
            open.SystemTurn(ClaimStatus.Paying);
            throw new PaymentNeededException(needed.Order) { Commits = true };
        }
    }

    private async Task PayByEachMeans(OpenedCase open, PayoutPurposes payout, Money amount)
    {
        PlannedPayout planned = await LineShares.Plan(open.Db, open.Claim, payout, amount);
        IReadOnlyList<RefundShare> shares = await BuyerPayouts.Shares(open.Db, planned, open.Policy.Refunds, open.Now);

        // Before the gateway is asked: while a payment service has the payout, for days perhaps, this is what stands in the case.
        open.SystemTurn(ClaimStatus.Paying);
        await gateway.PayBuyer(open.Db, planned, shares, open.Now);
        await SetAside.Release(open.Db, open.Claim.Id, open.Claim.SellerId, payout, open.Now);
        await LineShares.Book(open.Db, open.Claim, planned);
        await open.Note(payout.Entry("buyer-paid"), Party.System, TimelineKind.BuyerPaid, Audience.Both, [(Names.Amount, amount.ToString()), .. PayoutWords.Of(PayoutParts.Of(shares))]);
        foreach (RefundShare share in shares)
        {
            await open.NotePaid(share);
        }
    }

    private async Task<bool> Debited(OpenedCase open, PayoutPurposes payout, MoneyMove debit)
    {
        bool done = await Charging(open, gateway.Debit(open.Db, debit, new Posting(ChartOfAccounts.ClaimClearing, open.Claim.Id.Value, -debit.Amount)));
        await StagePromises.Renew(open.Db, policies, open.Claim.SellerId);
        TimelineKind kind = done ? TimelineKind.SellerDebited : TimelineKind.SellerDebitFailed;
        string key = payout.Entry(done ? "seller-debited" : $"seller-debit-failed/{debit.Attempt}");
        await open.Note(key, Party.System, kind, done ? Audience.Seller : Audience.Both, (Names.Amount, debit.Amount.ToString()));
        return done;
    }
}
