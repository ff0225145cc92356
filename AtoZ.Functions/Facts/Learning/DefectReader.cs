using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Learning;

/// <summary>An order line that counts in a seller's order defect rate, and until when.</summary>
public sealed record Defect(ClaimId ClaimId, string OrderId, int Line, DateTimeOffset CountsUntil);

/// <summary>Reads what a seller's order defect rate is made of.</summary>
internal static class DefectReader
{
    /// <summary>The order lines that count against a seller, those that leave the rate first at the beginning.</summary>
    public static async Task<IReadOnlyList<Defect>> Moving(AtoZDb db, string sellerId, DateTimeOffset now, LearningTerms terms)
    {
        DateTimeOffset since = now - terms.DefectPeriod;
        var found = await db.Claims.Where(c => c.SellerId == sellerId && c.CountsAgainstSeller)
            .Join(db.ClaimLines.Where(l => l.RefusedBecause == null), c => c.Id, l => l.ClaimId, (_, l) => l)
            .Join(db.OrderLines, l => new { l.OrderId, l.Line }, o => new { o.OrderId, o.Line }, (l, o) => new { Id = l.ClaimId, l.OrderId, l.Line, o.PurchasedAt })
            .Where(d => d.PurchasedAt >= since)
            .OrderBy(d => d.PurchasedAt)
            .ToListAsync();
        return [.. found.Select(d => new Defect(d.Id, d.OrderId, d.Line, d.PurchasedAt!.Value + terms.DefectPeriod))];
    }

    /// <summary>The rate that those lines make.</summary>
    public static async Task<DefectRate> Rate(AtoZDb db, string sellerId, IEnumerable<Defect> defects, DateTimeOffset now, LearningTerms terms)
    {
        DateTimeOffset since = now - terms.DefectPeriod;
        int lines = await db.OrderLines.CountAsync(o => o.SellerId == sellerId && o.PurchasedAt >= since);
        return DefectRates.Of(since, lines, Lines(defects), terms);
    }

    /// <summary>How many order lines those are: several claims about one are one.</summary>
    public static int Lines(IEnumerable<Defect> defects) => defects.Select(d => (d.OrderId, d.Line)).Distinct().Count();
}
