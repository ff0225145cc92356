using AtoZ.Functions.Data;
using AtoZ.Functions.Policy.Eligibility;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Claims;

/// <summary>Gathers what the rules of eligibility look at.</summary>
internal static class EligibilityFactsReader
{
    /// <summary>What was paid for some pieces of a line: their price and their share of the freight, rounded down.</summary>
    public static long PaidFor(OrderLine line, int quantity) =>
        (line.UnitPriceMinor * quantity) + (line.Quantity == 0 ? 0 : line.FreightMinor * quantity / line.Quantity);

    public static async Task<EligibilityFacts> Read(
        AtoZDb db, NewClaim claim, OrderLine? line, IReadOnlyList<EvidenceRecord> evidence, string marketplace, DateTimeOffset now)
    {
        List<ClaimRecord> others = await db.Claims.Where(c => c.OrderId == claim.OrderId && c.Line == claim.Line).ToListAsync();
        List<InquiryRecord> inquiries = await db.Inquiries.Where(i => i.OrderId == claim.OrderId && i.Line == claim.Line && i.BuyerId == claim.BuyerId).ToListAsync();
        long paid = line is null ? 0 : PaidFor(line, claim.Quantity ?? line.Quantity);
        return new EligibilityFacts(
            now,
            line is not null,
            claim.BuyerId,
            line?.BuyerId,
            line?.SellerId,
            marketplace,
            claim.Kind,
            line?.Category,
            line?.PurchasedAt,
            line?.DeliveredAt,
            line?.EstimatedDeliveryAt,
            inquiries.Select(i => i.ContactedAt).Append(line?.SellerContactedAt).Min(),
            line?.ReturnPostedAt,
            claim.Description,
            [.. evidence.Select(e => e.ContentType)],
            (line?.RefundedMinor ?? 0) + inquiries.Sum(i => i.RefundedMinor) + others.Where(c => !c.Kind.IsHarm()).Sum(c => c.PaidMinor),
            line?.ChargedBack ?? false,
            others.Exists(c => c.IsOpen),
            others.Exists(c => c.Kind == claim.Kind && (c.Outcome is ClaimOutcome.Refused or ClaimOutcome.RefusedForFraud || (c.Kind.IsHarm() && c.PaidMinor > 0))),
            claim.AmountMinor ?? paid,
            paid,
            line?.Total.MinorUnits ?? 0,
            line?.Currency,
            claim.Currency);
    }
}
