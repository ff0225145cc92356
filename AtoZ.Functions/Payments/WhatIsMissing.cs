using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>
/// What a buyer still misses (PROCESS §8): what was paid, less what came back by refund, charge-back, insurer or claim. Read in the
/// transaction that pays, so that a fact which came by then counts, whatever way it came.
/// </summary>
internal static class WhatIsMissing
{
    /// <summary>
    /// Of a claim: never more than it claims or than was agreed on for a return, nor than is missing of its lines. Harm is bounded by its loss, not by a
    /// price.
    /// </summary>
    public static async Task<Money> Of(AtoZDb db, ClaimRecord claim)
    {
        ReturnRecord? agreed = await Agreed(db, claim);
        return await Of(db, claim, agreed, await Open(db, claim, await db.LinesOf(claim.Id)));
    }

    /// <summary>Of each line of a claim, in the order of their numbers. What a review refused, or both sides left out of what they agreed on, is missing no more.</summary>
    public static async Task<IReadOnlyList<(ClaimLineRecord Line, Money Missing)>> ByLine(AtoZDb db, ClaimRecord claim)
    {
        Remedy remedy = Remedied(await Agreed(db, claim));
        List<ClaimLineRecord> lines = await db.LinesOf(claim.Id);
        List<LineStake> open = await Open(db, claim, lines);
        return [.. lines.Select(l => (l, open.Find(o => o.Line == l.Line)?.Of(remedy) ?? Money.Zero(claim.Currency)))];
    }

    /// <summary>The lines that the offer names by which a claim is settled: the one of its return, also where its end is disputed, or the one that was accepted.</summary>
    /// <returns>Null where it is for all lines, or where there is none.</returns>
    public static async Task<IReadOnlyList<int>?> LinesAgreedOn(AtoZDb db, ClaimRecord claim, IReadOnlyCollection<ClaimLineRecord> lines)
    {
        if (lines.Count < 2)
        {
            return null;
        }

        IQueryable<OfferRecord> offers = db.Offers.Where(o => o.ClaimId == claim.Id);
        offers = await Agreed(db, claim) is { IsForItem: true } agreed ? offers.Where(o => o.Round == agreed.Round) : offers.Where(o => o.State == OfferState.Accepted);
        return Named(await offers.OrderByDescending(o => o.Round).FirstOrDefaultAsync());
    }

    /// <summary>The lines that the open offer names.</summary>
    /// <returns>Null where it is for all lines, or where there is none.</returns>
    public static async Task<IReadOnlyList<int>?> LinesOffered(AtoZDb db, ClaimRecord claim) =>
        Named(await db.Offers.FirstOrDefaultAsync(o => o.ClaimId == claim.Id && o.State == OfferState.Open));

    /// <summary>Of the lines that a review refused while it upheld others: what an appeal could still bring.</summary>
    public static async Task<Money> OfRefused(AtoZDb db, ClaimRecord claim)
    {
        ReturnRecord? agreed = await Agreed(db, claim);
        return Sum(claim, agreed, await Each(db, claim, (await db.LinesOf(claim.Id)).Where(l => l.RefusedBecause is not null)));
    }

    /// <summary>What a claim is about by now: what is missing, or the claim as it was once it was paid.</summary>
    public static async Task<Money> AtStake(AtoZDb db, ClaimRecord claim) =>
        claim.PaidMinor > 0 ? AsItWas(claim) : await Of(db, claim);

    /// <summary>What a stage decides about by now.</summary>
    public static async Task<Money> AtStake(AtoZDb db, StageRecord stage, ClaimRecord claim) => (await Stakes(db, claim)).Of(stage, claim.AmountMinor);

    /// <summary>What a claim and each of its lines are about by now, for an offer too that goes beyond what was claimed.</summary>
    public static async Task<Stakes> Stakes(AtoZDb db, ClaimRecord claim)
    {
        ReturnRecord? agreed = await Agreed(db, claim);
        List<LineStake> lines = await Open(db, claim, await db.LinesOf(claim.Id));
        return new Stakes(claim.PaidMinor > 0 ? AsItWas(claim) : await Of(db, claim, agreed, lines), lines) { Offered = lines.Count < 2 ? null : await LinesOffered(db, claim) };
    }

    /// <summary>Of a whole order line: never more than its price; what was charged above it is missing by itself.</summary>
    public static async Task<Money> Of(AtoZDb db, OrderLine line)
    {
        List<ClaimPart> claims = await OrderClaims(db, line);
        Money left = Paid(line, claims) - await CameBack(db, line) - Sum(claims, line);
        return Money.Min(line.Total, left).AtLeastZero();
    }

    /// <summary>Of what was charged above the price of a line. Where nobody told what was charged, it is what the buyer's statement shows.</summary>
    public static async Task<Money> OfCharge(AtoZDb db, OrderLine line, long statedMinor)
    {
        long price = line.Total.MinorUnits;
        long above = line.ChargedMinor is { } charged ? Overcharges.Above(price, charged) : statedMinor;
        long back = Overcharges.CameBack(price, (await CameBack(db, line)).MinorUnits);
        Money byClaims = Sum((await OrderClaims(db, line)).Where(c => c.Claim.Kind.IsAboutTheCharge()), line);
        return (new Money(above - back, line.Currency) - byClaims).AtLeastZero();
    }

    /// <summary>What was paid for a line: its price, and what was charged above it as far as a fact or a claim shows.</summary>
    public static async Task<Money> Paid(AtoZDb db, OrderLine line) => Paid(line, await OrderClaims(db, line));

    /// <summary>What came back for a line outside of claims.</summary>
    public static async Task<Money> CameBack(AtoZDb db, OrderLine line) =>
        await ByRefundAndBank(db, line) + new Money(line.InsurerPaidMinor, line.Currency);

    /// <summary>What came back, outside of claims, for the lines of a claim that both sides agreed on something for; all of them where they name none.</summary>
    public static async Task<Money> CameBackOfAgreed(AtoZDb db, ClaimRecord claim)
    {
        Money sum = Money.Zero(claim.Currency);
        List<ClaimLineRecord> lines = await db.LinesOf(claim.Id);
        IReadOnlyList<int>? about = await LinesAgreedOn(db, claim, lines);
        foreach (ClaimLineRecord part in lines.Where(l => about?.Contains(l.Line) != false))
        {
            sum += await db.OrderLines.FindAsync(part.OrderId, part.Line) is { } line && IsSame(line.Currency, claim.Currency) ? await CameBack(db, line) : Money.Zero(claim.Currency);
        }

        return sum;
    }

    /// <summary>What came back of the payment itself: refunds, those in inquiries too, and charge-backs.</summary>
    public static async Task<Money> ByRefundAndBank(AtoZDb db, OrderLine line) =>
        await ByInquiries(db, line) + new Money(checked(line.RefundedMinor + line.ChargedBackMinor), line.Currency);

    /// <summary>What sellers refunded for a line in inquiries.</summary>
    public static async Task<Money> ByInquiries(AtoZDb db, OrderLine line)
    {
        List<InquiryRecord> inquiries = await db.Inquiries.Where(i => i.OrderId == line.OrderId && i.Line == line.Line).ToListAsync();
        return inquiries.Aggregate(Money.Zero(line.Currency), (sum, i) => sum + new Money(i.RefundedMinor, line.Currency));
    }

    /// <summary>What a harm claim says was lost, before an insurer paid.</summary>
    public static async Task<Money> Lost(AtoZDb db, ClaimRecord claim)
    {
        List<LossLineRecord> losses = await db.LossLines.Where(l => l.ClaimId == claim.Id).ToListAsync();
        return losses.Count == 0
            ? claim.Amount
            : losses.Aggregate(Money.Zero(claim.Currency), (sum, l) => sum + new Money(l.ClaimedMinor, claim.Currency));
    }

    private static async Task<List<LineStake>> Open(AtoZDb db, ClaimRecord claim, List<ClaimLineRecord> lines)
    {
        IReadOnlyList<int>? about = await LinesAgreedOn(db, claim, lines);
        return await Each(db, claim, lines.Where(l => l.RefusedBecause is null && about?.Contains(l.Line) != false));
    }

    private static async Task<List<LineStake>> Each(AtoZDb db, ClaimRecord claim, IEnumerable<ClaimLineRecord> lines)
    {
        List<LineStake> stakes = [];
        foreach (ClaimLineRecord line in lines)
        {
            stakes.Add(await Of(db, claim, line));
        }

        return stakes;
    }

    private static Money Sum(ClaimRecord claim, ReturnRecord? agreed, List<LineStake> lines) =>
        lines.Aggregate(Money.Zero(claim.Currency), (sum, l) => sum + l.Of(Remedied(agreed)));

    private static async Task<Money> Of(AtoZDb db, ClaimRecord claim, ReturnRecord? agreed, List<LineStake> lines)
    {
        Money missing = Sum(claim, agreed, lines);
        if (agreed is null)
        {
            return missing;
        }

        Money since = agreed.IsForItem ? (await CameBackOfAgreed(db, claim) - new Money(agreed.CameBackBeforeMinor, claim.Currency)).AtLeastZero() : Money.Zero(claim.Currency);
        return Money.Min(missing, new Money(agreed.AmountMinor - claim.PaidMinor, claim.Currency) - since).AtLeastZero();
    }

    private static async Task<LineStake> Of(AtoZDb db, ClaimRecord claim, ClaimLineRecord part)
    {
        Money claimed = new(part.AmountMinor, claim.Currency);
        Money had = new(part.PaidMinor, claim.Currency);
        if (await db.OrderLines.FindAsync(part.OrderId, part.Line) is not { } line || !IsSame(line.Currency, claim.Currency))
        {
            Money open = (claimed - had).AtLeastZero();
            return new LineStake(part.Line, open, open);
        }

        if (!claim.Kind.IsHarm() && !claim.Kind.IsAboutTheCharge())
        {
            had += (await CameBack(db, line) - new Money(part.CameBackBeforeMinor, claim.Currency)).AtLeastZero();
        }

        Money missing = claim.Kind.IsHarm() ? await OfHarm(db, claim, line)
            : claim.Kind.IsAboutTheCharge() ? await OfCharge(db, line, part.AmountMinor)
            : await Of(db, line);
        Money item = Money.Max(claimed, new Money(line.TotalOf(part.Quantity), claim.Currency));
        return new LineStake(part.Line, Money.Min(claimed - had, missing).AtLeastZero(), Money.Min(item - had, missing).AtLeastZero());
    }

    private static ValueTask<ReturnRecord?> Agreed(AtoZDb db, ClaimRecord claim) => db.Returns.FindAsync(claim.Id);

    private static IReadOnlyList<int>? Named(OfferRecord? offer) => offer?.ForLines is { Count: > 0 } lines ? lines : null;

    // Whoever kept the item is owed what was claimed, and no more than both sides had agreed on.
    private static Remedy Remedied(ReturnRecord? agreed) => agreed is { IsForItem: true } ? Remedy.Return : Remedy.Refund;

    // More than was claimed is paid where that was agreed on for a return.
    private static Money AsItWas(ClaimRecord claim) => Money.Max(claim.Amount, claim.Paid);

    private static Money Paid(OrderLine line, List<ClaimPart> claims) =>
        line.ChargedMinor is null ? line.Total + Sum(claims.Where(c => c.Claim.Kind.IsAboutTheCharge()), line) : line.Paid;

    private static async Task<List<ClaimPart>> OrderClaims(AtoZDb db, OrderLine line) =>
        (await db.PartsAbout(line.OrderId, line.Line).ToListAsync()).FindAll(c => !c.Claim.Kind.IsHarm() && IsSame(c.Claim.Currency, line.Currency));

    private static Money Sum(IEnumerable<ClaimPart> claims, OrderLine line) => claims.Aggregate(Money.Zero(line.Currency), (sum, c) => sum + c.Paid);

    private static async Task<Money> OfHarm(AtoZDb db, ClaimRecord claim, OrderLine line) =>
        await Lost(db, claim) - new Money(line.InsurerPaidMinor, claim.Currency) - claim.Paid;

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
