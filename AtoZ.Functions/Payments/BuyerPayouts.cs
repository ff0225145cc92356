using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>What of a payout goes by one means: one payment, under a key of its own.</summary>
/// <param name="Payout">Which payout of the claim it is of.</param>
/// <param name="Means">How it goes.</param>
/// <param name="Parts">What it is for; at least one.</param>
/// <param name="Whole">The whole payout that it is of.</param>
public sealed record RefundShare(PayoutPurposes Payout, RefundMeans Means, IReadOnlyList<PartOfMoney> Parts, Money Whole)
{
    /// <summary>How it is paid in another currency; null where it is paid in the claim's.</summary>
    public Conversion? Conversion { get; init; }

    /// <summary>The currency in which it would be paid if a rate were known; null where that is known, or is the claim's.</summary>
    public string? WithoutRate { get; init; }

    /// <summary>How much, in the currency of the claim.</summary>
    public Money Amount => this.Parts.Select(p => p.Amount).Aggregate((sum, next) => sum + next);
}

/// <summary>Divides what a buyer is paid of a case among the means by which the order was paid (PROCESS §8).</summary>
internal static class BuyerPayouts
{
    private const string ByGiftCard = ":gift-card";

    /// <summary>The key of a payment: money moves once per claim, purpose and means.</summary>
    public static string KeyOf(ClaimId claim, PayoutPurposes payout, RefundMeans means) =>
        $"{claim}:{payout.Pay}{(means == RefundMeans.GiftCard ? ByGiftCard : "")}";

    /// <summary>Whether two keys are of one payout, by whichever means.</summary>
    public static bool IsOfOnePayout(string key, string other) =>
        key == other || key == other + ByGiftCard || key + ByGiftCard == other;

    /// <summary>The account that a means is booked to: stored value is owed to the buyer until it is spent.</summary>
    public static string AccountOf(RefundMeans means) => means == RefundMeans.GiftCard ? ChartOfAccounts.GiftCardLiability : ChartOfAccounts.BuyerPayouts;

    /// <summary>How a payout would go, as things stand.</summary>
    public static async Task<IReadOnlyList<RefundShare>> Shares(AtoZDb db, PlannedPayout payout, RefundTerms terms, DateTimeOffset now)
    {
        Dictionary<RefundMeans, PaymentOrderRecord> orders = (await Sent(db, payout.CaseId, payout.Purposes)).ToDictionary(o => o.Means ?? RefundMeans.OriginalMethod);
        IReadOnlyDictionary<RefundMeans, long> sent = orders.ToDictionary(o => o.Key, o => MinorOfClaim(o.Value));
        RefundMeans? chosen = (await db.RefundChoices.FindAsync(payout.CaseId))?.Means;
        IReadOnlyList<MeansShare> byMeans = Refunds.Shares(payout.Amount.MinorUnits, await Left(db, payout, terms), sent, chosen, terms);
        List<RefundShare> shares = Shared(payout, await PayoutParts.Of(db, payout), byMeans);
        for (int i = 0; i < shares.Count; i++)
        {
            shares[i] = orders.TryGetValue(shares[i].Means, out PaymentOrderRecord? order)
                ? shares[i] with { Conversion = Rates.Read(order.Conversion) }
                : await Converted(db, payout, shares[i], terms, now);
        }

        return shares;
    }

    /// <summary>What a payment is of its claim, in the claim's currency, minor units.</summary>
    public static long MinorOfClaim(PaymentOrderRecord order) =>
        Rates.Read(order.Conversion)?.From.MinorUnits ?? order.AmountMinor;

    // Where no rate is known the money goes in the order's currency, and the buyer's bank converts: nobody waits for a rate.
    private static async Task<RefundShare> Converted(AtoZDb db, PlannedPayout payout, RefundShare share, RefundTerms terms, DateTimeOffset now)
    {
        string currency = payout.Amount.Currency;
        if (share.Means != RefundMeans.OriginalMethod
            || payout.About is not [int first, ..]
            || await db.OrderLines.FindAsync(payout.OrderId, first) is not { PaymentCurrency: { } wanted }
            || wanted == currency)
        {
            return share;
        }

        Conversion? conversion = (await Rates.Find(db, currency, wanted, now, terms))?.Convert(share.Amount);
        return share with { Conversion = conversion, WithoutRate = conversion is null ? wanted : null };
    }

    /// <summary>The payments of a payout that were sent out and were not declined.</summary>
    public static Task<List<PaymentOrderRecord>> Sent(AtoZDb db, ClaimId claim, PayoutPurposes payout)
    {
        string[] keys = [.. Enum.GetValues<RefundMeans>().Select(means => KeyOf(claim, payout, means))];
        return db.PaymentOrders.Where(o => keys.Contains(o.Key) && o.State != PaymentState.Declined).OrderBy(o => o.Means).ToListAsync();
    }

    /// <summary>The first booking of a payout of a claim; null before.</summary>
    public static async Task<LedgerTransaction?> Booked(AtoZDb db, ClaimId claim, PayoutPurposes payout) =>
        await Ledger.Find(db, KeyOf(claim, payout, RefundMeans.OriginalMethod)) ?? await Ledger.Find(db, KeyOf(claim, payout, RefundMeans.GiftCard));

    /// <summary>The booking of the payout that a key is of, by whichever means; null before.</summary>
    public static async Task<LedgerTransaction?> BookedWith(AtoZDb db, string key)
    {
        string order = key.EndsWith(ByGiftCard, StringComparison.Ordinal) ? key[..^ByGiftCard.Length] : key;
        return await Ledger.Find(db, order) ?? await Ledger.Find(db, order + ByGiftCard);
    }

    /// <summary>How the buyer of a claim was paid, as it was booked; none before.</summary>
    public static async Task<IReadOnlyList<RefundShare>> Paid(AtoZDb db, ClaimRecord claim)
    {
        List<LedgerTransaction> bookings = await db.LedgerTransactions.ToBuyersOfClaims().Where(t => t.ClaimId == claim.Id).Include(t => t.Postings).ToListAsync();
        return
        [
            .. from payout in PayoutPurposes.All
               from means in Enum.GetValues<RefundMeans>()
               from booking in bookings
               where booking.Key == KeyOf(claim.Id, payout, means)
               select new RefundShare(payout, means, PayoutParts.In(booking, claim.Currency), claim.Paid) { Conversion = Rates.Read(booking.Conversion) },
        ];
    }

    /// <summary>What of the refunds in an inquiry went to a gift card, or was given as credit.</summary>
    public static async Task<Money> ToGiftCard(AtoZDb db, ClaimId inquiry, IEnumerable<int> refunds, string currency)
    {
        string[] keys = [.. refunds.Select(number => KeyOf(inquiry, PayoutPurposes.OfInquiry(number), RefundMeans.GiftCard))];
        IQueryable<LedgerPosting> credits = db.LedgerTransactions.Where(t => keys.Contains(t.Key)).SelectMany(t => t.Postings).Where(p => p.Account == ChartOfAccounts.GiftCardLiability);
        return new Money(-await credits.SumAsync(p => p.AmountMinor), currency);
    }

    // Harm is no refund of what was paid: its money goes to the buyer whatever the order was paid with.
    private static async Task<IReadOnlyDictionary<RefundMeans, long>> Left(AtoZDb db, PlannedPayout payout, RefundTerms terms)
    {
        Dictionary<RefundMeans, long> left = [];
        List<ClaimId?> claims = [], inquiries = [];
        foreach (int number in payout.Kind.IsHarm() ? [] : payout.About)
        {
            if (await db.OrderLines.FindAsync(payout.OrderId, number) is not { } line || line.Currency != payout.Amount.Currency)
            {
                return new Dictionary<RefundMeans, long>();
            }

            foreach ((RefundMeans means, long paid) in Refunds.PaidBy(line.Total.MinorUnits, line.PaymentType, line.PaidByGiftCardMinor, terms))
            {
                left[means] = checked(left.GetValueOrDefault(means) + paid);
            }

            claims.AddRange(await db.ClaimsAbout(line.OrderId, line.Line).Where(c => c.PaidMinor > 0).Select(c => (ClaimId?)c.Id).ToListAsync());
            inquiries.AddRange(await db.Inquiries.Where(i => i.OrderId == line.OrderId && i.Line == line.Line && i.RefundedMinor > 0).Select(i => (ClaimId?)i.Id).ToListAsync());
        }

        List<(RefundMeans Means, long Minor)> refunded =
        [
            .. await Refunded(db.LedgerTransactions.ToBuyersOfClaims().Where(t => claims.Contains(t.ClaimId))),
            .. await Refunded(db.LedgerTransactions.ToBuyersOfInquiries().Where(t => inquiries.Contains(t.ClaimId))),
        ];
        return left.ToDictionary(l => l.Key, l => Math.Max(0, l.Value - refunded.Where(r => r.Means == l.Key).Sum(r => r.Minor)));
    }

    // What left the clearing of a case, in the currency of its order; the account on the other side says by which means.
    private static async Task<IEnumerable<(RefundMeans Means, long Minor)>> Refunded(IQueryable<LedgerTransaction> payouts)
    {
        var paid = await payouts.Select(t => new
        {
            ByGiftCard = t.Postings.Any(p => p.Account == ChartOfAccounts.GiftCardLiability),
            Minor = t.Postings.Where(p => p.Account == ChartOfAccounts.ClaimClearing).Sum(p => p.AmountMinor),
        }).ToListAsync();
        return paid.Select(p => (p.ByGiftCard ? RefundMeans.GiftCard : RefundMeans.OriginalMethod, p.Minor));
    }

    // Each means has its part of each part; the last takes what is left, so that all sum to the payout.
    private static List<RefundShare> Shared(PlannedPayout payout, IReadOnlyList<PartOfMoney> parts, IReadOnlyList<MeansShare> shares)
    {
        List<RefundShare> shared = [];
        IReadOnlyList<PartOfMoney> rest = parts;
        foreach (MeansShare share in shares)
        {
            IReadOnlyList<PartOfMoney> own = PayoutParts.Divided(payout.Amount with { MinorUnits = share.Minor }, rest);
            shared.Add(new RefundShare(payout.Purposes, share.Means, own, payout.Amount));
            rest = PayoutParts.Without(rest, own);
        }

        return shared;
    }
}
