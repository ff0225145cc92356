using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Workflows.Recovery;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>The invoice is overdue: the seller's disbursements are held from now on, all but their living minimum.</summary>
internal sealed class HoldDisbursements(CaseStore cases, Telling telling)
{
    [Function(nameof(HoldDisbursements))]
    public async Task<HeldDebt> Run([ActivityTrigger] DebtId id)
    {
        DebtStanding standing = await cases.ChangeByDebt(id, async (open, debt) =>
        {
            await DebtArrangements.Follow(open, debt);
            return await DebtFacts.Standing(open, debt);
        });
        return new HeldDebt(standing, await telling.Try(nameof(RemindDebt), DebtReminder.InvoiceDue(id)));
    }
}
