using AtoZ.Functions.Claims;
using AtoZ.Functions.Data;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Staff;

/// <summary>Acts that need two people are refused to the same one.</summary>
internal static class SamePerson
{
    /// <summary>Whether a member may act in a stage.</summary>
    /// <param name="db">The store.</param>
    /// <param name="member">Who.</param>
    /// <param name="stage">Where.</param>
    /// <param name="kind">The act; null for whatever the stage asks for.</param>
    /// <returns>Null when they may.</returns>
    public static async Task<Refusal?> Check(AtoZDb db, StaffMember member, StageRecord stage, CommandKind? kind = null)
    {
        if (stage.Kind == StageKind.PayoutApproval && kind is null or CommandKind.ApprovePayout
            && await db.PayoutApprovals.AnyAsync(a => a.ClaimId == stage.ClaimId && a.Approver == member.Name && a.Approved))
        {
            return StaffRefusals.AlreadyApproved;
        }

        // The senior adjudicator judges two votes; neither may be the adjudicator's own.
        return stage.Kind == StageKind.Vote && await db.Commands.AnyAsync(c =>
            c.ClaimId == stage.ClaimId && c.Kind == CommandKind.CastVote && c.Actor == member.Name && c.State != CommandState.Revoked
            && c.StageKey != stage.Key && c.StageKey.StartsWith(stage.InstanceId + "/"))
            ? StaffRefusals.AlreadyVoted
            : null;
    }
}
