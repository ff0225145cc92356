using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases.Commands;

/// <summary>Reads who did what in a claim, as far as authority asks.</summary>
internal static class PastActs
{
    /// <summary>Everything that people judged in a claim, the oldest first.</summary>
    public static async Task<IReadOnlyList<PastAct>> Of(AtoZDb db, ClaimId claim)
    {
        List<CommandRecord> given = await db.Commands
            .Where(c => c.ClaimId == claim && (c.State == CommandState.Pending || c.State == CommandState.Taken))
            .OrderBy(c => c.GivenAt)
            .ToListAsync();
        Dictionary<string, string> experts = await db.Stages
            .Where(s => s.ClaimId == claim && s.AskedOf != null)
            .ToDictionaryAsync(s => s.Key, s => s.AskedOf!, StringComparer.Ordinal);
        List<PayoutApprovalRecord> approvals = await db.PayoutApprovals.Where(a => a.ClaimId == claim).ToListAsync();
        return
        [
            .. approvals.Select(a => new PastAct(a.Approved ? CommandKind.ApprovePayout : CommandKind.RejectPayout, Party.Approver, a.Approver, null, Pending: false)),
            .. given.Select(c => new PastAct(c.Kind, c.Party, Person(c.Party, c.Actor, experts.GetValueOrDefault(c.StageKey)), c.StageKey, c.State == CommandState.Pending)),
        ];
    }

    /// <summary>Who a command is by: an expert is the one who was asked, whatever link the answer came by.</summary>
    public static string Person(Party party, string actor, string? askedOf) => party == Party.Expert ? askedOf ?? actor : actor;
}
