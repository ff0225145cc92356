using AtoZ.Functions.Data;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Sweeps;

/// <summary>Pays out what is due to sellers. Who owes an overdue invoice waits: the money is held for the next offset (PROCESS §9).</summary>
public sealed class DueDisbursements(AtoZStore store, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Releases what is due.</summary>
    /// <returns>How many were released.</returns>
    public Task<int> Release()
    {
        DateTimeOffset now = clock.GetUtcNow();
        RecoveryTerms terms = policies.InForce(now).Recovery;
        DateTimeOffset overdue = now - terms.InvoiceDueAfter;
        return store.Write(async db =>
        {
            List<DisbursementRecord> due = await db.Disbursements
                .Where(d => d.ReleasedAt == null && d.DueAt <= now && !db.Debts.Any(b => b.SellerId == d.SellerId && b.ClosedAt == null && b.OpenedAt <= overdue))
                .ToListAsync();
            foreach (DisbursementRecord disbursement in due)
            {
                await SellerFunds.Release(db, disbursement, now);
            }

            return due.Count;
        });
    }
}
