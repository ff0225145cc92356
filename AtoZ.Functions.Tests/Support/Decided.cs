using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Tests.Support;

/// <summary>Writes into the rows of a claim with one line that it is decided, where a test needs no story of how.</summary>
internal static class Decided
{
    public static async Task Close(AtoZDb db, ClaimId id, ClaimOutcome outcome, long paid, DateTimeOffset at)
    {
        ClaimRecord claim = await db.Claims.SingleAsync(c => c.Id == id);
        (claim.Status, claim.Outcome, claim.PaidMinor, claim.ClosedAt) = (ClaimStatus.Closed, outcome, paid, at);
        ClaimLineRecord line = await db.ClaimLines.SingleAsync(l => l.ClaimId == id);
        (line.PaidMinor, line.ClosedAt) = (paid, at);
    }
}
