using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>The codes that a refusal names.</summary>
internal static class RefusalReasons
{
    /// <summary>A claim that a person refused for fraud names the rules that made the person look; rules about the seller speak for the buyer.</summary>
    public static async Task<string?> OfFraud(OpenedCase open, ClaimOutcome outcome)
    {
        if (outcome != ClaimOutcome.RefusedForFraud || await open.Db.FraudChecks.SingleOrDefaultAsync(f => f.ClaimId == open.Claim.Id) is not { } check)
        {
            return null;
        }

        IEnumerable<string> fired = FraudDesk.Findings(check).Where(f => f.Counts && f.Side == FraudSide.Buyer).Select(f => f.Code);
        return string.Join(',', fired) is { Length: > 0 } codes ? codes : null;
    }
}
