using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Workflows.Recovery;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>The invoice is overdue: the seller's disbursements are held from now on, all but their living minimum.</summary>
public sealed class HoldDisbursements(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(HoldDisbursements))]
    public Task<DebtStanding> Run([ActivityTrigger] DebtId id) => cases.ChangeByDebt(id, async (open, debt) =>
    {
        await DebtArrangements.Follow(open, debt);
        return await DebtFacts.Standing(open, debt);
    });
}
