using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Activities;

/// <summary>Looks up what the insurance gate asks for.</summary>
internal static class Insurance
{
    /// <summary>Whether the marketplace bears the cost of the claim.</summary>
    public static async Task<bool> Covers(OpenCase open, Money cost)
    {
        if (await open.Db.Sellers.FindAsync(open.Claim.SellerId) is not { } seller)
        {
            return false;
        }

        Money? limit = seller.InsuranceCurrency is null ? null : new Money(seller.InsuranceLimitMinor, seller.InsuranceCurrency);
        InsuranceFacts facts = new(seller.InsuredUntil, limit, seller.InsuranceProvedAt);
        return SellerInsurance.Check(cost, facts, await NoticeAt(open), open.Policy.Payouts).MarketplaceBears;
    }

    /// <summary>When the seller was told of the claim; a proof of insurance counts from then.</summary>
    public static async Task<DateTimeOffset> NoticeAt(OpenCase open)
    {
        List<DateTimeOffset> asked = await open.Db.Stages
            .Where(s => s.ClaimId == open.Claim.Id && s.Kind == Claims.StageKind.SellerAnswer && s.Round == 1)
            .Select(s => s.OpenedAt)
            .ToListAsync();
        return asked.Count > 0 ? asked.Min() : open.Claim.FiledAt;
    }
}
