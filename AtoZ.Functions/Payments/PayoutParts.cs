using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>A part of a payout.</summary>
/// <param name="Part">What it is for.</param>
/// <param name="Amount">More than zero.</param>
public sealed record PartOfMoney(MoneyPart Part, Money Amount);

/// <summary>
/// What of a payout is for the item, for its freight and for the tax on both (PROCESS §8), so that a marketplace can correct its tax. A part of the price is
/// divided in proportion to what of each was not paid back by a claim yet: the last payout of a line leaves nothing over.
/// </summary>
internal static class PayoutParts
{
    /// <summary>Of what is about to be paid.</summary>
    public static async Task<IReadOnlyList<PartOfMoney>> Of(AtoZDb db, PlannedPayout payout)
    {
        if (payout.Kind.IsHarm() || payout.Kind.IsAboutTheCharge())
        {
            return [new PartOfMoney(payout.Kind.IsHarm() ? MoneyPart.Loss : MoneyPart.Overcharge, payout.Amount)];
        }

        List<PartOfMoney> parts = [];
        foreach (LineShare share in payout.Lines)
        {
            parts.AddRange(await OfLine(db, payout.OrderId, share.Line, payout.Amount with { MinorUnits = share.Minor }));
        }

        return Summed(parts);
    }

    private static async Task<IReadOnlyList<PartOfMoney>> OfLine(AtoZDb db, string orderId, int number, Money amount)
    {
        if (await db.OrderLines.FindAsync(orderId, number) is not { } line || line.Currency != amount.Currency)
        {
            return [new PartOfMoney(MoneyPart.Item, amount)];
        }

        IReadOnlyList<PartOfMoney> left = await Left(db, line);
        return left.Sum(p => p.Amount.MinorUnits) < amount.MinorUnits ? Divided(amount, OfPrice(line)) : Divided(amount, left);
    }

    /// <summary>What a line cost. Tax that is in price and freight is taken out of both in proportion, as of one rate.</summary>
    public static IReadOnlyList<PartOfMoney> OfPrice(OrderLine line)
    {
        long price = checked(line.UnitPriceMinor * line.Quantity), freight = line.FreightMinor;
        long within = line.TaxOnTop ? 0 : Math.Min(line.TaxMinor ?? 0, checked(price + freight));
        IReadOnlyList<long> taken = Division.Of(within, [price, freight]);
        return Known(line.Currency, price - taken[0], freight - taken[1], within + line.TaxOnTopMinor);
    }

    /// <summary>An amount in proportion to others.</summary>
    public static IReadOnlyList<PartOfMoney> Divided(Money amount, IReadOnlyList<PartOfMoney> among)
    {
        if (among.Count == 0)
        {
            return amount.MinorUnits == 0 ? [] : [new PartOfMoney(MoneyPart.Item, amount)];
        }

        IReadOnlyList<long> divided = Division.Of(amount.MinorUnits, [.. among.Select(p => p.Amount.MinorUnits)]);
        return [.. among.Select((p, i) => p with { Amount = new Money(divided[i], amount.Currency) }).Where(p => p.Amount.MinorUnits > 0)];
    }

    /// <summary>The parts of a payout, whatever means they go by.</summary>
    public static IReadOnlyList<PartOfMoney> Of(IReadOnlyList<RefundShare> shares) => Summed([.. shares.SelectMany(s => s.Parts)]);

    /// <summary>The parts of one booking.</summary>
    public static IReadOnlyList<PartOfMoney> In(LedgerTransaction booking, string currency)
    {
        return Summed([.. booking.Postings.Where(p => p.Account == ChartOfAccounts.ClaimClearing && p.Part is not null)
            .Select(p => new PartOfMoney(p.Part!.Value, new Money(p.AmountMinor, currency)))]);
    }

    /// <summary>What of some parts is left without others of them.</summary>
    public static IReadOnlyList<PartOfMoney> Without(IReadOnlyList<PartOfMoney> parts, IReadOnlyList<PartOfMoney> taken)
    {
        return [.. parts
            .Select(p => p with { Amount = taken.Where(t => t.Part == p.Part).Aggregate(p.Amount, (left, t) => left - t.Amount) })
            .Where(p => p.Amount.MinorUnits > 0)];
    }

    private static async Task<IReadOnlyList<PartOfMoney>> Left(AtoZDb db, OrderLine line)
    {
        // What a claim about several lines paid is not booked by line: only of claims about this one alone is it known what it was for.
        List<ClaimId?> claims = await db.ClaimsAbout(line.OrderId, line.Line)
            .Where(c => db.ClaimLines.Count(l => l.ClaimId == c.Id) == 1).Select(c => (ClaimId?)c.Id).ToListAsync();
        List<ClaimId?> inquiries = await db.Inquiries.Where(i => i.OrderId == line.OrderId && i.Line == line.Line).Select(i => (ClaimId?)i.Id).ToListAsync();
        List<PartOfMoney> booked =
        [
            .. await In(db.LedgerTransactions.ToBuyersOfClaims().Where(t => claims.Contains(t.ClaimId)), line.Currency),
            .. await In(db.LedgerTransactions.ToBuyersOfInquiries().Where(t => inquiries.Contains(t.ClaimId)), line.Currency),
        ];
        ILookup<MoneyPart, long> paid = booked.ToLookup(p => p.Part, p => p.Amount.MinorUnits);
        return [.. OfPrice(line)
            .Select(p => p with { Amount = (p.Amount - new Money(paid[p.Part].Sum(), line.Currency)).AtLeastZero() })
            .Where(p => p.Amount.MinorUnits > 0)];
    }

    // The parts stand where the money left the clearing of the case, in the currency of its order.
    private static async Task<List<PartOfMoney>> In(IQueryable<LedgerTransaction> payouts, string currency)
    {
        var postings = await payouts.SelectMany(t => t.Postings)
            .Where(p => p.Account == ChartOfAccounts.ClaimClearing && p.Currency == currency && p.Part != null)
            .Select(p => new { p.Part, p.AmountMinor })
            .ToListAsync();
        return [.. postings.Select(p => new PartOfMoney(p.Part!.Value, new Money(p.AmountMinor, currency)))];
    }

    private static List<PartOfMoney> Summed(List<PartOfMoney> parts) =>
        [.. parts.GroupBy(p => p.Part).OrderBy(g => g.Key).Select(g => new PartOfMoney(g.Key, g.Select(p => p.Amount).Aggregate((sum, next) => sum + next)))];

    private static List<PartOfMoney> Known(string currency, long item, long freight, long tax) =>
        [.. new[] { (MoneyPart.Item, item), (MoneyPart.Freight, freight), (MoneyPart.Tax, tax) }
            .Where(p => p.Item2 > 0).Select(p => new PartOfMoney(p.Item1, new Money(p.Item2, currency)))];
}
