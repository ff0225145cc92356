using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.Terms;

namespace AtoZ.Functions.Guarantee.Policy.FraudRules;

/// <summary>
/// Equal treatment: what a party did before, whom it knows, or a picture alone never refuses a claim (PROCESS §4). They send it to a
/// person, and that person must name something in this very claim before it is refused.
/// Rule FRAUD-G.
/// </summary>
internal static class FraudGrounds
{
    /// <summary>Checks an investigator's decision.</summary>
    /// <param name="decision">What the investigator says.</param>
    /// <param name="findings">What the rules found.</param>
    /// <param name="terms">The policy.</param>
    /// <returns>Null when it may stand.</returns>
    public static Refusal? Check(FraudOpinionPayload decision, IReadOnlyList<FraudFinding> findings, FraudTerms terms)
    {
        bool inTheClaim = findings.Any(f => f is { Counts: true, Side: FraudSide.Buyer, Basis: FraudBasis.Claim });
        return !decision.Fraudulent || inTheClaim || VisibleText.Length(decision.Found) >= terms.ShortestFinding
            ? null
            : new Refusal(
                "FRAUD_GROUNDS_MISSING",
                422,
                "No rule about this claim itself fired; the past of a party, connections or a picture alone refuse no claim.",
                "Say what you found in this claim itself, or clear it.",
                "/found");
    }
}
