using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Eligibility;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Facts.Fraud;

/// <summary>Gathers what the fraud rules look at, as it was known when the claim was filed: a back-test sees no future.</summary>
internal static class FraudFactsReader
{
    public static async Task<FraudFacts> Read(AtoZDb db, ClaimRecord claim, PolicyPack policy)
    {
        OrderLine? line = await db.OrderLines.SingleOrDefaultAsync(o => o.OrderId == claim.OrderId && o.Line == claim.Line);
        (int inWindow, decimal? usual) = await SellerFacts.Volume(db, claim.SellerId, line?.PurchasedAt, policy.Fraud.Rules["FRAUD-12"].Window!.Value);
        SeenPictures pictures = await PictureFacts.Read(db, claim, policy);
        BuyerRecord? buyer = await db.Buyers.SingleOrDefaultAsync(b => b.Id == claim.BuyerId);
        return new FraudFacts(
            claim.Kind,
            claim.FiledAt,
            claim.AmountMinor,
            await PaidForIt(db, claim),
            line?.ApprovedAt ?? line?.PurchasedAt,
            line?.ShippedAt,
            line?.DeliveredAt,
            ClaimMustBeWithinItsWindow.ClosesAt(claim.Kind, line, policy.Eligibility),
            await BuyerFacts.EarlierClaims(db, claim),
            await BuyerFacts.OrderLines(db, claim, policy.Fraud.Rules["FRAUD-03"].Window!.Value),
            pictures.SameFile,
            inWindow,
            usual)
        {
            ConnectedClaims = await BuyerFacts.ConnectedClaims(db, claim),
            ClaimsWithASimilarPicture = pictures.Similar,
            PicturesByPrograms = pictures.ByPrograms,
            AccountOpenedAt = buyer?.AccountOpenedAt,
            WaysOfHiding = BuyerFacts.WaysOfHiding(buyer),
            PurchasedAt = line?.PurchasedAt,
            PriceToLimit = PriceToLimit(line, policy.Payouts),
            OtherRecoveries = line is null ? 0 : await OtherRecoveries(db, claim, line),
            OrdersWithTheSameTracking = await SellerFacts.SameTracking(db, claim, line?.TrackingNumber),
            DeliveredElsewhere = SellerFacts.DeliveredElsewhere(line),
            SellerInsuredUntil = await SellerFacts.InsuredUntil(db, claim),
            ConnectedReviewers = await db.Sellers.Where(s => s.Id == claim.SellerId).Select(s => s.ConnectedReviewers).SingleOrDefaultAsync(),
            ReturnDiffers = OrderFacts.ReturnDiffers(line, claim.FiledAt),
            TheftProne = OrderFacts.TheftProne(claim.Kind, line, policy.Fraud),
            SellerContests = await SellerFacts.Contests(db, claim),
        };
    }

    // Of all its lines; null where one is not known, or was paid in another currency.
    private static async Task<long?> PaidForIt(AtoZDb db, ClaimRecord claim)
    {
        long paid = 0;
        foreach (ClaimLineRecord part in await db.LinesOf(claim.Id))
        {
            if (await db.OrderLines.FindAsync(part.OrderId, part.Line) is not { } line || line.Currency != claim.Currency)
            {
                return null;
            }

            paid = checked(paid + line.TotalOf(part.Quantity));
        }

        return paid;
    }

    private static decimal? PriceToLimit(OrderLine? line, PayoutTerms payouts) =>
        line is not null && payouts.AutomaticUpTo.TryGetValue(line.Currency, out long limit) && limit > 0 ? (decimal)line.Total.MinorUnits / limit : null;

    private static async Task<int> OtherRecoveries(AtoZDb db, ClaimRecord claim, OrderLine line)
    {
        int paid = await db.ClaimsAbout(claim.OrderId, claim.Line).CountAsync(c => c.Id != claim.Id && c.PaidMinor > 0 && c.ClosedAt <= claim.FiledAt);
        return paid + (line.RefundedMinor > 0 ? 1 : 0) + (line.ChargedBackMinor > 0 ? 1 : 0);
    }
}
