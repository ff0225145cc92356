using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy;

/// <summary>Whether the insurance counts for one claim, and why not.</summary>
/// <param name="Code">INSURED, or INS-01 to INS-07: the condition that is not met.</param>
/// <param name="MarketplaceBears">The marketplace bears the cost and starts no recovery.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Certificate">The certificate that was looked at; null when none.</param>
internal sealed record InsuranceGate(string Code, bool MarketplaceBears, string Reason, IInsuranceCertificate? Certificate = null);

/// <summary>
/// Seller insured with proof in time and the claim within the limits: the marketplace bears the cost (PROCESS §8). Every certificate
/// is checked for the claim at hand; one that passes is enough.
/// Rule PAY-04.
/// </summary>
internal static class SellerInsurance
{
    /// <summary>Checks the gate.</summary>
    /// <param name="amount">To be paid to the buyer.</param>
    /// <param name="certificates">The seller's certificates.</param>
    /// <param name="noticeAt">When the seller was notified of the claim.</param>
    /// <param name="terms">The pack's terms.</param>
    public static InsuranceGate Check(Money amount, IReadOnlyList<IInsuranceCertificate> certificates, DateTimeOffset noticeAt, PayoutTerms terms)
    {
        if (!Payouts.IsAutomatic(amount, terms))
        {
            return new InsuranceGate("INS-01", false, $"{amount} is above the limit up to which the marketplace bears the cost.");
        }

        // Of several that do not count the one that came furthest says why.
        return certificates
            .Select(c => Check(amount, c, noticeAt, terms))
            .OrderByDescending(gate => gate.MarketplaceBears)
            .ThenByDescending(gate => gate.Code, StringComparer.Ordinal)
            .FirstOrDefault() ?? new InsuranceGate("INS-02", false, "No insurance was proved.");
    }

    /// <summary>Whether a certificate covers a moment: the first instant counts, the last too.</summary>
    public static bool Covers(IInsuranceCertificate certificate, DateTimeOffset at) =>
        certificate.ValidFrom <= at && at <= certificate.ValidUntil;

    /// <summary>Until when a proof counts.</summary>
    public static DateTimeOffset ProofDue(DateTimeOffset noticeAt, PayoutTerms terms) => noticeAt + terms.InsuranceProofWithin;

    private static InsuranceGate Check(Money amount, IInsuranceCertificate certificate, DateTimeOffset noticeAt, PayoutTerms terms)
    {
        if (certificate.ReceivedAt > ProofDue(noticeAt, terms))
        {
            return new InsuranceGate("INS-03", false, $"The proof came at {certificate.ReceivedAt:u}; it was due by {ProofDue(noticeAt, terms):u}.", certificate);
        }

        if (!Covers(certificate, noticeAt))
        {
            return new InsuranceGate(
                "INS-04", false, $"The cover runs from {certificate.ValidFrom:u} to {certificate.ValidUntil:u}; the notice of the claim came at {noticeAt:u}.", certificate);
        }

        if (!string.Equals(certificate.Currency, amount.Currency, StringComparison.Ordinal))
        {
            return new InsuranceGate("INS-05", false, $"The cover is in {certificate.Currency}, the claim in {amount.Currency}.", certificate);
        }

        if (certificate.LimitMinor < amount.MinorUnits)
        {
            return new InsuranceGate("INS-06", false, $"The cover of {new Money(certificate.LimitMinor, certificate.Currency)} does not reach {amount}.", certificate);
        }

        bool bearable = terms.InsuranceDeductibleUpTo.TryGetValue(certificate.Currency, out long most) && certificate.DeductibleMinor <= most;
        return bearable
            ? new InsuranceGate("INSURED", true, $"Certificate {certificate.Id} of {certificate.Insurer} covers it, proved in time.", certificate)
            : new InsuranceGate("INS-07", false, $"The deductible of {new Money(certificate.DeductibleMinor, certificate.Currency)} is above what the policy accepts.", certificate);
    }
}
