using AtoZ.Functions.Data;
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
        List<InsuranceCertificateRecord> certificates = await OnFile(open);
        return SellerInsurance.Check(cost, certificates, await NoticeAt(open), open.Policy.Payouts).MarketplaceBears;
    }

    /// <summary>The insurer to turn to for the claim: of a certificate that covers its notice, however late it was proved; null when none.</summary>
    public static async Task<InsuranceCertificateRecord?> Insurer(OpenCase open)
    {
        DateTimeOffset noticeAt = await NoticeAt(open);
        return (await OnFile(open)).OrderByDescending(c => c.LimitMinor).FirstOrDefault(c => SellerInsurance.Covers(c, noticeAt));
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

    private static Task<List<InsuranceCertificateRecord>> OnFile(OpenCase open) =>
        open.Db.InsuranceCertificates.Where(c => c.SellerId == open.Claim.SellerId).OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id).ToListAsync();
}
