using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Sweeps;

/// <summary>
/// Pays out what is due to sellers. Who owes an overdue invoice gets the living minimum of it; the rest is held for the next offset
/// (PROCESS §9). Since when and why stands on the debt, and a plan, a pause or a payment lifts it.
/// </summary>
internal sealed class DueDisbursements(AtoZStore store, IPolicyLibrary policies, TimeProvider clock)
{
    /// <summary>Releases what is due.</summary>
    /// <returns>How many were released whole.</returns>
    public Task<int> Release()
    {
        DateTimeOffset now = clock.GetUtcNow();
        int minimum = policies.InForce(now).Recovery.LivingMinimumPercent;
        return store.Write(async db =>
        {
            List<DisbursementRecord> due = await db.Disbursements.Where(d => d.ReleasedAt == null && d.DueAt <= now).ToListAsync();
            HashSet<string> held = [.. await db.Debts.Where(d => d.HeldSince != null && d.ClosedAt == null).Select(d => d.SellerId).Distinct().ToListAsync()];
            foreach (DisbursementRecord disbursement in due)
            {
                await (held.Contains(disbursement.SellerId)
                    ? SellerFunds.ReleaseMinimum(db, disbursement, minimum, now)
                    : SellerFunds.Release(db, disbursement, now));
            }

            foreach (string seller in due.Select(d => d.SellerId).Distinct(StringComparer.Ordinal))
            {
                await StagePromises.Renew(db, policies, seller);
            }

            return due.Count(d => d.ReleasedAt is not null);
        });
    }
}
