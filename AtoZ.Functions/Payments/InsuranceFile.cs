using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>What the insurance gate asks for of one claim.</summary>
/// <param name="NoticeAt">When the seller was told of the claim; a proof of insurance counts from then.</param>
/// <param name="Certificates">The seller's, in the order in which they came.</param>
internal sealed record InsuranceFile(DateTimeOffset NoticeAt, IReadOnlyList<InsuranceCertificateRecord> Certificates)
{
    /// <summary>Whether the marketplace bears a cost, and why not.</summary>
    public InsuranceGate Gate(Money cost, PayoutTerms terms) => SellerInsurance.Check(cost, Certificates, NoticeAt, terms);

    public static async Task<InsuranceFile> Read(AtoZDb db, ClaimRecord claim) => new(
        await NoticeOf(db, claim),
        await db.InsuranceCertificates.Where(c => c.SellerId == claim.SellerId).OrderBy(c => c.ReceivedAt).ThenBy(c => c.Id).ToListAsync());

    /// <summary>When the seller was told of a claim.</summary>
    public static async Task<DateTimeOffset> NoticeOf(AtoZDb db, ClaimRecord claim)
    {
        List<DateTimeOffset> asked = await db.Stages
            .Where(s => s.ClaimId == claim.Id && s.Kind == StageKind.SellerAnswer && s.Round == 1)
            .Select(s => s.OpenedAt)
            .ToListAsync();
        return asked.Count > 0 ? asked.Min() : claim.FiledAt;
    }
}
