using AtoZ.Functions.Cases;
using AtoZ.Functions.Cases.Inquiries;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Payout;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Draft;

/// <summary>
/// Moves the money of a seller's refund in an inquiry (PROCESS §0, §8): from the seller to the buyer, the way the order was paid, once per refund and never
/// more than is missing by then. One transaction, so that nobody pays for what nobody got.
/// </summary>
internal sealed class RefundInInquiry(CaseStore cases, IPaymentGateway gateway, InquiryReader reader, InquiryDesk desk, MoneyFacts facts, Timeline timeline, IPolicyLibrary policies, TimeProvider clock)
{
    [Function(nameof(RefundInInquiry))]
    public Task<InquiryRefundDone> Run([ActivityTrigger] ClaimId inquiryId) => cases.MoveMoneyOfInquiry(async db =>
    {
        FactEffects effects = await InquiryClaims.RefundUnderWay(db, inquiryId) is { } refund ? await Carry(db, refund) : FactEffects.None;
        await db.SaveChangesAsync();
        return new InquiryRefundDone(InquiryStanding.Of((await reader.Read(db, inquiryId))!), effects.Wakes);
    });

    private async Task<FactEffects> Carry(AtoZDb db, InquiryMessageRecord refund)
    {
        InquiryRecord inquiry = await db.Inquiries.SingleAsync(i => i.Id == refund.InquiryId);
        PayoutPurposes purposes = PayoutPurposes.OfInquiry(refund.Number);
        DateTimeOffset now = clock.GetUtcNow();
        Money left = await InquiryClaims.Left(db, inquiry);
        MoneyMove debit = new(inquiry.Id, purposes.Debit, inquiry.SellerId, Money.Min(left with { MinorUnits = refund.AmountMinor }, left), now);
        Money due = await gateway.Due(db, debit);
        inquiry.Revision++;
        if (due.MinorUnits == 0)
        {
            refund.Refund = RefundState.NothingMissing;
            await SetAside.Release(db, inquiry.Id, inquiry.SellerId, purposes, now);
            return FactEffects.None;
        }

        bool debited = await gateway.Debit(db, debit with { Amount = due }, new Posting(ChartOfAccounts.ClaimClearing, inquiry.Id.Value, -due));
        await StagePromises.Renew(db, policies, inquiry.SellerId);
        if (!debited)
        {
            refund.Refund = RefundState.Failed;
            await Note(db, purposes, inquiry, TimelineKind.InquiryRefundFailed, due);
            return FactEffects.None;
        }

        await PayOut(db, new PlannedPayout(inquiry.Id, inquiry.BuyerId, inquiry.Kind, purposes, inquiry.OrderId, [inquiry.Line], due, [new LineShare(inquiry.Line, due.MinorUnits)]), inquiry, now);
        refund.Refund = RefundState.Paid;
        inquiry.RefundedMinor = checked(inquiry.RefundedMinor + due.MinorUnits);
        await Note(db, purposes, inquiry, TimelineKind.InquiryRefunded, due);
        if (inquiry.IsOpen && (await InquiryClaims.Left(db, inquiry)).MinorUnits == 0)
        {
            await desk.End(db, inquiry, InquiryState.Settled, Party.Seller, now);
        }

        // The buyer may have made it a claim meanwhile: the claim hears of the money like of any other that came back. Whoever was paid twice is asked by the sweep.
        OrderLine line = await db.OrderLines.SingleAsync(o => o.OrderId == inquiry.OrderId && o.Line == inquiry.Line);
        return await facts.RefundedInInquiry(db, line, due);
    }

    private async Task PayOut(AtoZDb db, PlannedPayout payout, InquiryRecord inquiry, DateTimeOffset now)
    {
        PolicyPack policy = await policies.For(db, inquiry);
        IReadOnlyList<RefundShare> shares = await BuyerPayouts.Shares(db, payout, policy.Refunds, now);
        await gateway.PayBuyer(db, payout, shares, now);
        await SetAside.Release(db, inquiry.Id, inquiry.SellerId, payout.Purposes, now);
        foreach (RefundShare share in shares)
        {
            await PayoutWords.Note(db, timeline, inquiry.Id, share);
        }
    }

    private Task<bool> Note(AtoZDb db, PayoutPurposes purposes, InquiryRecord inquiry, TimelineKind kind, Money amount) => timeline.Append(
        db, inquiry.Id, purposes.Debit, Party.System, kind, Audience.Both, new Dictionary<string, string>(StringComparer.Ordinal) { [Names.Amount] = amount.ToString() });
}
