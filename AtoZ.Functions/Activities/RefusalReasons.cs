using AtoZ.Functions.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Activities;

/// <summary>The codes that a refusal names.</summary>
internal static class RefusalReasons
{
    /// <summary>A claim that a person refused for fraud names the rules that made the person look.</summary>
    public static async Task<string?> OfFraud(OpenCase open, ClaimOutcome outcome)
    {
        if (outcome != ClaimOutcome.RefusedForFraud || await open.Db.FraudChecks.SingleOrDefaultAsync(f => f.ClaimId == open.Claim.Id) is not { } check)
        {
            return null;
        }

        return check.Rules;
    }
}
