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

/// <summary>Divides what a buyer is paid of a claim among the means by which the order was paid (PROCESS §8).</summary>
internal static class BuyerPayouts
{
    private const string ByGiftCard = ":gift-card";

    /// <summary>The key of a payment: money moves once per claim, purpose and means.</summary>
    public static string KeyOf(ClaimId claim, PayoutPurposes payout, RefundMeans means) =>
        $"{claim}:{payout.Pay}{(means == RefundMeans.GiftCard ? ByGiftCard : "")}";

    /// <summary>The account that a means is booked to: stored value is owed to the buyer until it is spent.</summary>
    public static string AccountOf(RefundMeans means) => means == RefundMeans.GiftCard ? ChartOfAccounts.GiftCardLiability : ChartOfAccounts.BuyerPayouts;

    /// <summary>How a payout would go, as things stand.</summary>
    public static async Task<IReadOnlyList<RefundShare>> Plan(AtoZDb db, ClaimRecord claim, PayoutPurposes payout, Money amount, RefundTerms terms, DateTimeOffset now)
    {
        Dictionary<RefundMeans, PaymentOrderRecord> orders = (await Sent(db, claim.Id, payout)).ToDictionary(o => o.Means ?? RefundMeans.OriginalMethod);
        IReadOnlyDictionary<RefundMeans, long> sent = orders.ToDictionary(o => o.Key, o => MinorOfClaim(o.Value));
        RefundMeans? chosen = (await db.RefundChoices.FindAsync(claim.Id))?.Means;
        List<RefundShare> shares = Shared(claim, payout, await PayoutParts.Of(db, claim, amount), amount, Refunds.Shares(amount.MinorUnits, await Left(db, claim, terms), sent, chosen, terms));
        for (int i = 0; i < shares.Count; i++)
        {
            shares[i] = orders.TryGetValue(shares[i].Means, out PaymentOrderRecord? order)
                ? shares[i] with { Conversion = Rates.Read(order.Conversion) }
                : await Converted(db, claim, shares[i], terms, now);
        }

        return shares;
    }

    /// <summary>What a payment is of its claim, in the claim's currency, minor units.</summary>
    public static long MinorOfClaim(PaymentOrderRecord order) =>
        Rates.Read(order.Conversion)?.From.MinorUnits ?? order.AmountMinor;

    // Where no rate is known the money goes in the order's currency, and the buyer's bank converts: nobody waits for a rate.
    private static async Task<RefundShare> Converted(AtoZDb db, ClaimRecord claim, RefundShare share, RefundTerms terms, DateTimeOffset now)
    {
        if (share.Means != RefundMeans.OriginalMethod || await db.OrderLines.FindAsync(claim.OrderId, claim.Line) is not { PaymentCurrency: { } wanted } || wanted == claim.Currency)
        {
            return share;
        }

        Conversion? conversion = (await Rates.Find(db, claim.Currency, wanted, now, terms))?.Convert(share.Amount);
        return share with { Conversion = conversion, WithoutRate = conversion is null ? wanted : null };
    }

    /// <summary>The payments of a payout that were sent out and were not declined.</summary>
    public static async Task<List<PaymentOrderRecord>> Sent(AtoZDb db, ClaimId claim, PayoutPurposes payout)
    {
        List<PaymentOrderRecord> sent = [];
        foreach (RefundMeans means in Enum.GetValues<RefundMeans>())
        {
            if (await db.PaymentOrders.FindAsync(KeyOf(claim, payout, means)) is { State: not PaymentState.Declined } order)
            {
                sent.Add(order);
            }
        }

        return sent;
    }

    /// <summary>The first booking of a payout of a claim; null before.</summary>
    public static async Task<LedgerTransaction?> Booked(AtoZDb db, ClaimId claim, PayoutPurposes payout) =>
        await Ledger.Find(db, KeyOf(claim, payout, RefundMeans.OriginalMethod)) ?? await Ledger.Find(db, KeyOf(claim, payout, RefundMeans.GiftCard));

    /// <summary>How the buyer of a claim was paid, as it was booked; none before.</summary>
    public static async Task<IReadOnlyList<RefundShare>> Paid(AtoZDb db, ClaimRecord claim)
    {
        List<RefundShare> paid = [];
        foreach ((PayoutPurposes payout, RefundMeans means) in PayoutPurposes.All.SelectMany(p => Enum.GetValues<RefundMeans>().Select(m => (p, m))))
        {
            if (await Ledger.Find(db, KeyOf(claim.Id, payout, means)) is { } booking)
            {
                paid.Add(new RefundShare(payout, means, PayoutParts.In(booking, claim.Currency), claim.Paid) { Conversion = Rates.Read(booking.Conversion) });
            }
        }

        return paid;
    }

    // Harm is no refund of what was paid: its money goes to the buyer whatever the order was paid with.
    private static async Task<IReadOnlyDictionary<RefundMeans, long>> Left(AtoZDb db, ClaimRecord claim, RefundTerms terms)
    {
        Dictionary<RefundMeans, long> left = [];
        HashSet<ClaimId> paidBefore = [];
        foreach (ClaimLineRecord part in claim.Kind.IsHarm() ? [] : await db.LinesOf(claim.Id))
        {
            if (await db.OrderLines.FindAsync(part.OrderId, part.Line) is not { } line || line.Currency != claim.Currency)
            {
                return new Dictionary<RefundMeans, long>();
            }

            foreach ((RefundMeans means, long paid) in Refunds.PaidBy(line.Total.MinorUnits, line.PaymentType, line.PaidByGiftCardMinor, terms))
            {
                left[means] = checked(left.GetValueOrDefault(means) + paid);
            }

            paidBefore.UnionWith(await db.ClaimsAbout(line.OrderId, line.Line).Where(c => c.PaidMinor > 0).Select(c => c.Id).ToListAsync());
        }

        foreach (RefundMeans means in left.Keys.ToList())
        {
            List<string> keys = [.. PayoutPurposes.All.SelectMany(payout => paidBefore.Select(c => KeyOf(c, payout, means)))];
            long refunded = await db.LedgerTransactions.Where(t => keys.Contains(t.Key)).SelectMany(t => t.Postings)
                .Where(p => p.Account == ChartOfAccounts.ClaimClearing).SumAsync(p => p.AmountMinor);
            left[means] = Math.Max(0, left[means] - refunded);
        }

        return left;
    }

    // Each means has its part of each part; the last takes what is left, so that all sum to the payout.
    private static List<RefundShare> Shared(ClaimRecord claim, PayoutPurposes payout, IReadOnlyList<PartOfMoney> parts, Money whole, IReadOnlyList<MeansShare> shares)
    {
        List<RefundShare> shared = [];
        IReadOnlyList<PartOfMoney> rest = parts;
        foreach (MeansShare share in shares)
        {
            IReadOnlyList<PartOfMoney> own = PayoutParts.Divided(new Money(share.Minor, claim.Currency), rest);
            shared.Add(new RefundShare(payout, share.Means, own, whole));
            rest = PayoutParts.Without(rest, own);
        }

        return shared;
    }
}
