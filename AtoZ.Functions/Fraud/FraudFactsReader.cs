using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Policy.Eligibility;
using AtoZ.Functions.Policy.FraudRules;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Fraud;

/// <summary>Gathers what the fraud rules look at.</summary>
internal static class FraudFactsReader
{
    public static async Task<FraudFacts> Read(AtoZDb db, ClaimRecord claim, PolicyPack policy)
    {
        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == claim.Line);
        DateTimeOffset boughtSince = claim.FiledAt - policy.Fraud.Rules["FRAUD-03"].Window!.Value;
        (int inWindow, decimal? usual) = await SellerVolume(db, claim.SellerId, line?.PurchasedAt, policy.Fraud.Rules["FRAUD-12"].Window!.Value);
        return new FraudFacts(
            claim.Kind,
            claim.FiledAt,
            claim.AmountMinor,
            line is not null && line.Currency == claim.Currency ? EligibilityFactsReader.PaidFor(line, claim.Quantity) : null,
            line?.ApprovedAt ?? line?.PurchasedAt,
            line?.ShippedAt,
            line?.DeliveredAt,
            line is null ? null : ClaimMustBeWithinItsWindow.ClosesAt(claim.Kind, line.DeliveredAt, line.EstimatedDeliveryAt, line.PurchasedAt, policy.Eligibility),
            await EarlierClaims(db, claim),
            await db.OrderLines.CountAsync(o => o.BuyerId == claim.BuyerId && o.PurchasedAt >= boughtSince),
            await ClaimsWithTheSameFile(db, claim),
            inWindow,
            usual);
    }

    private static Task<List<EarlierClaim>> EarlierClaims(AtoZDb db, ClaimRecord claim) => db.Claims
        .Where(c => c.BuyerId == claim.BuyerId && c.Id != claim.Id && c.FiledAt <= claim.FiledAt)
        .Select(c => new EarlierClaim(c.FiledAt, c.Kind, c.Outcome, c.PaidMinor))
        .ToListAsync();

    private static async Task<int> ClaimsWithTheSameFile(AtoZDb db, ClaimRecord claim)
    {
        List<string> hashes = await db.Evidence.Where(e => e.ClaimId == claim.Id && e.Party == Party.Buyer).Select(e => e.Sha256).ToListAsync();
        return await db.Evidence
            .Where(e => hashes.Contains(e.Sha256) && e.ClaimId != null && e.ClaimId != claim.Id && e.Party == Party.Buyer)
            .Select(e => e.ClaimId)
            .Distinct()
            .CountAsync();
    }

    private static async Task<(int InWindow, decimal? Usual)> SellerVolume(AtoZDb db, string seller, DateTimeOffset? purchased, TimeSpan window)
    {
        if (purchased is not { } until)
        {
            return (0, null);
        }

        DateTimeOffset since = until - window;
        int inWindow = await db.OrderLines.CountAsync(o => o.SellerId == seller && o.PurchasedAt > since && o.PurchasedAt <= until);
        int before = await db.OrderLines.CountAsync(o => o.SellerId == seller && o.PurchasedAt <= since);
        DateTimeOffset? first = await db.OrderLines.Where(o => o.SellerId == seller).MinAsync(o => o.PurchasedAt);
        return (inWindow, before == 0 ? null : before / Math.Max(1, (decimal)((since - first!.Value) / window)));
    }
}
