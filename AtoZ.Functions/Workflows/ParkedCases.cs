using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows;

/// <summary>Whose case an orchestration carries, where only its instance is known because a step of it failed.</summary>
internal static class ParkedCases
{
    /// <summary>The claim or inquiry of an instance.</summary>
    public static async Task<(ClaimId Case, DebtId? Debt)> Of(AtoZDb db, string instanceId)
    {
        (ClaimId? claim, DebtId? debt) = InstanceIds.CaseOf(instanceId);
        return debt is { } id ? ((await db.Debts.SingleAsync(d => d.Id == id)).ClaimId, id) : (claim!.Value, null);
    }

    /// <summary>Says whose turn it is in an open claim.</summary>
    public static void Turn(ClaimRecord claim, Party actor, DateTimeOffset deadline)
    {
        claim.NextActor = actor;
        claim.Deadline = deadline;
        claim.Revision++;
    }
}
