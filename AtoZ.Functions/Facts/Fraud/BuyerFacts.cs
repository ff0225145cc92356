using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>What is known of a buyer before a claim.</summary>
internal static class BuyerFacts
{
    /// <summary>In how many ways the account hides who is behind it; null when nothing is known of that.</summary>
    public static int? WaysOfHiding(BuyerRecord? buyer) => buyer is { DisposableMail: null, HiddenNetwork: null } or null
        ? null
        : new[] { buyer.DisposableMail, buyer.HiddenNetwork }.Count(way => way == true);

    /// <summary>The buyer's claims before this one, with what had come of them by then.</summary>
    public static async Task<List<EarlierClaim>> EarlierClaims(AtoZDb db, ClaimRecord claim)
    {
        var earlier = await db.Claims
            .Where(c => c.BuyerId == claim.BuyerId && c.Id != claim.Id && c.FiledAt <= claim.FiledAt)
            .Select(c => new { c.FiledAt, c.Kind, c.Outcome, c.PaidMinor, c.ClosedAt })
            .ToListAsync();
        return [.. earlier.Select(c => c.ClosedAt <= claim.FiledAt
            ? new EarlierClaim(c.FiledAt, c.Kind, c.Outcome, c.PaidMinor)
            : new EarlierClaim(c.FiledAt, c.Kind, ClaimOutcome.None, 0))];
    }

    /// <summary>Order lines that the buyer bought within a look-back.</summary>
    public static Task<int> OrderLines(AtoZDb db, ClaimRecord claim, TimeSpan window)
    {
        DateTimeOffset since = claim.FiledAt - window;
        return db.OrderLines.CountAsync(o => o.BuyerId == claim.BuyerId && o.PurchasedAt >= since && o.PurchasedAt <= claim.FiledAt);
    }

    /// <summary>Claims of other accounts with an address, a payment or a device in common.</summary>
    public static async Task<List<ConnectedClaim>> ConnectedClaims(AtoZDb db, ClaimRecord claim)
    {
        List<PartyMarkRecord> own = await db.PartyMarks.Where(m => m.Party == Party.Buyer && m.PartyId == claim.BuyerId && m.SeenAt <= claim.FiledAt).ToListAsync();
        List<ConnectedClaim> found = [];
        foreach (PartyMarkRecord mark in own)
        {
            var claims = await db.PartyMarks
                .Where(m => m.Kind == mark.Kind && m.Hash == mark.Hash && m.Party == Party.Buyer && m.PartyId != claim.BuyerId && m.SeenAt <= claim.FiledAt)
                .Join(db.Claims.Where(c => c.FiledAt <= claim.FiledAt), m => m.PartyId, c => c.BuyerId, (m, c) => new { m.PartyId, c.FiledAt })
                .ToListAsync();
            found.AddRange(claims.Select(c => new ConnectedClaim(mark.Kind, c.PartyId, c.FiledAt)));
        }

        return found;
    }
}
