using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>Asks the insurance gate about the claim at hand.</summary>
internal static class Insurance
{
    /// <summary>Whether the marketplace bears the cost of the claim.</summary>
    public static async Task<bool> Covers(OpenedCase open, Money cost) => (await InsuranceFile.Read(open.Db, open.Claim)).Gate(cost, open.Policy.Payouts).MarketplaceBears;

    /// <summary>The insurer to turn to for the claim: of a certificate that covers its notice, however late it was proved; null when none.</summary>
    public static async Task<InsuranceCertificateRecord?> Insurer(OpenedCase open)
    {
        InsuranceFile file = await InsuranceFile.Read(open.Db, open.Claim);
        return file.Certificates.OrderByDescending(c => c.LimitMinor).FirstOrDefault(c => SellerInsurance.Covers(c, file.NoticeAt));
    }
}
