using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>Where cases and live orchestrations do not match.</summary>
internal static class InstanceDifferences
{
    public static async Task<List<Difference>> Of(AtoZDb db, HashSet<string> live, DateTimeOffset settled)
    {
        List<ClaimId> claims = await db.Claims.Where(c => c.ClosedAt == null && c.FiledAt <= settled).Select(c => c.Id).ToListAsync();
        List<DebtId> debts = await db.Debts.Where(d => d.ClosedAt == null && d.OpenedAt <= settled).Select(d => d.Id).ToListAsync();
        HashSet<string> known =
        [
            .. (await db.Claims.Select(c => c.Id).ToListAsync()).Select(InstanceIds.Claim),
            .. (await db.Debts.Select(d => d.Id).ToListAsync()).Select(InstanceIds.Recovery),
            .. (await db.Returns.Select(r => r.ClaimId).ToListAsync()).Select(InstanceIds.Return),
        ];
        return
        [
            .. claims.Where(c => !live.Contains(InstanceIds.Claim(c))).Select(c => new Difference(
                "CLAIM_WITHOUT_ORCHESTRATION", c.Value, "The claim is open and nothing carries it.", "The sweep of silent cases starts it anew; if it comes again, look at the instance's failure.")),
            .. debts.Where(d => !live.Contains(InstanceIds.Recovery(d))).Select(d => new Difference(
                "DEBT_WITHOUT_ORCHESTRATION", d.Value, "The debt is open and nothing pursues it.", "The recovery sweep starts it anew; if it comes again, look at the instance's failure.")),
            .. live.Where(i => !i.StartsWith("appeal-", StringComparison.Ordinal) && !known.Contains(i)).Order(StringComparer.Ordinal).Select(i => new Difference(
                "ORCHESTRATION_WITHOUT_CASE", i, "It runs and the store knows no such case.", "Terminate and purge the instance; find out which store it was started from.")),
        ];
    }
}
