using AtoZ.Functions.Payments;

namespace AtoZ.Functions.Policy;

/// <summary>What is known of a seller's insurance. Null means not proved.</summary>
/// <param name="InsuredUntil">End of the cover.</param>
/// <param name="Limit">Insured per claim.</param>
/// <param name="ProvedAt">When the proof was received.</param>
public sealed record InsuranceFacts(DateTimeOffset? InsuredUntil, Money? Limit, DateTimeOffset? ProvedAt);

/// <summary>Whether the insurance counts, and why not.</summary>
/// <param name="Code">INSURED, or INS-01 to INS-05: the condition that is not met.</param>
/// <param name="MarketplaceBears">The marketplace bears the cost and starts no recovery.</param>
/// <param name="Reason">One sentence.</param>
public sealed record InsuranceGate(string Code, bool MarketplaceBears, string Reason);

/// <summary>Seller insured with proof in time and the claim within the automatic limit: the marketplace bears the cost (PROCESS §8).</summary>
public static class SellerInsurance
{
    /// <summary>Checks the gate.</summary>
    /// <param name="amount">To be paid to the buyer.</param>
    /// <param name="facts">The seller's insurance.</param>
    /// <param name="noticeAt">When the seller was notified of the claim.</param>
    /// <param name="terms">The pack's terms.</param>
    public static InsuranceGate Check(Money amount, InsuranceFacts facts, DateTimeOffset noticeAt, PayoutTerms terms)
    {
        if (!Payouts.IsAutomatic(amount, terms))
        {
            return new InsuranceGate("INS-01", false, $"{amount} is above the limit up to which the marketplace bears the cost.");
        }

        if (facts.ProvedAt is not { } proved || facts.InsuredUntil is not { } until || facts.Limit is not { } limit)
        {
            return new InsuranceGate("INS-02", false, "No insurance was proved.");
        }

        if (proved > ProofDue(noticeAt, terms))
        {
            return new InsuranceGate("INS-03", false, $"The proof came at {proved:u}; it was due by {ProofDue(noticeAt, terms):u}.");
        }

        if (until < noticeAt)
        {
            return new InsuranceGate("INS-04", false, $"The cover ended at {until:u}, before the notice of the claim.");
        }

        return string.Equals(limit.Currency, amount.Currency, StringComparison.Ordinal) && limit >= amount
            ? new InsuranceGate("INSURED", true, $"The seller is insured up to {limit}, proved in time.")
            : new InsuranceGate("INS-05", false, $"The cover of {limit} does not reach {amount}.");
    }

    /// <summary>Until when a proof counts.</summary>
    public static DateTimeOffset ProofDue(DateTimeOffset noticeAt, PayoutTerms terms) => noticeAt + terms.InsuranceProofWithin;
}
