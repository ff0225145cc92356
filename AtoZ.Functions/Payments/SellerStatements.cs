using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>
/// A seller's account over a period, seen from the seller: what is held is positive, what is owed negative; so is every movement that
/// gives or takes.
/// </summary>
internal static class SellerStatements
{
    /// <summary>The statement of each currency that the seller ever had.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="sellerId">Whose.</param>
    /// <param name="from">First moment.</param>
    /// <param name="until">First moment after.</param>
    public static async Task<IReadOnlyList<SellerStatement>> Read(AtoZDb db, string sellerId, DateTimeOffset from, DateTimeOffset until)
    {
        List<string> accounts = [.. ChartOfAccounts.Accounts.Where(a => a is { Statement: true, Holder: "Seller" }).Select(a => a.Code)];
        var rows = await db.LedgerPostings
            .Where(p => p.Holder == sellerId && accounts.Contains(p.Account))
            .Join(db.LedgerTransactions, p => p.TransactionId, t => t.Id, (p, t) => new { t.Id, t.At, t.ClaimId, t.Purpose, p.Account, p.AmountMinor, p.Currency })
            .Where(r => r.At < until)
            .OrderBy(r => r.At).ThenBy(r => r.Id)
            .ToListAsync();
        return
        [
            .. rows.GroupBy(r => r.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new SellerStatement(
                sellerId,
                g.Key,
                from,
                until,
                -g.Where(r => r.At < from).Sum(r => r.AmountMinor),
                [.. g.Where(r => r.At >= from).Select(r => new StatementLine(r.At, r.ClaimId?.Value, r.Purpose, r.Account, -r.AmountMinor))])),
        ];
    }

    /// <summary>Statements as rows of a table.</summary>
    public static IEnumerable<string> Csv(IReadOnlyList<SellerStatement> statements)
    {
        yield return Payments.Csv.Row("at", "claim", "purpose", "account", "amount", "balance", "currency");
        foreach (SellerStatement statement in statements)
        {
            long balance = statement.OpeningMinor;
            yield return Payments.Csv.Row(statement.From, null, "opening", null, null, Amount(balance, statement), statement.Currency);
            foreach (StatementLine line in statement.Lines)
            {
                balance += line.AmountMinor;
                yield return Payments.Csv.Row(line.At, line.ClaimId, line.Purpose, line.Account, Amount(line.AmountMinor, statement), Amount(balance, statement), statement.Currency);
            }

            yield return Payments.Csv.Row(statement.Until, null, "closing", null, null, Amount(statement.ClosingMinor, statement), statement.Currency);
        }
    }

    private static Money Amount(long minor, SellerStatement statement) => new(minor, statement.Currency);
}

/// <summary>A seller's account in one currency over a period, minor units.</summary>
public sealed record SellerStatement(string SellerId, string Currency, DateTimeOffset From, DateTimeOffset Until, long OpeningMinor, IReadOnlyList<StatementLine> Lines)
{
    /// <summary>Opening and all movements.</summary>
    public long ClosingMinor => this.OpeningMinor + this.Lines.Sum(l => l.AmountMinor);
}

/// <summary>A movement: what it gave the seller, or took.</summary>
public sealed record StatementLine(DateTimeOffset At, string? ClaimId, string Purpose, string Account, long AmountMinor);
