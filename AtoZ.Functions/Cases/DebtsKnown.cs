using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Cases;

/// <summary>The debts of a case with everything arranged about them, the oldest first.</summary>
internal sealed record DebtsKnown(IReadOnlyList<DebtRecord> Debts, IReadOnlyList<DebtArrangementRecord> Arrangements)
{
    /// <summary>Reads the debts of a claim.</summary>
    public static async Task<DebtsKnown> Read(AtoZDb db, ClaimId claim)
    {
        List<DebtRecord> debts = await db.Debts.Where(d => d.ClaimId == claim).ToListAsync();
        List<DebtId> ids = [.. debts.Select(d => d.Id)];
        return new DebtsKnown(debts, await db.DebtArrangements.Where(a => ids.Contains(a.DebtId)).OrderBy(a => a.Number).ToListAsync());
    }

    /// <summary>What was arranged about a debt.</summary>
    public IReadOnlyList<DebtArrangementRecord> Of(DebtId debt) => [.. this.Arrangements.Where(a => a.DebtId == debt)];
}
