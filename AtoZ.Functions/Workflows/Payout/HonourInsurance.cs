using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Workflows.Recovery;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>Looks once more, when the time for the proof is over, whether the seller was insured.</summary>
internal sealed class HonourInsurance(CaseStore cases, IPaymentGateway gateway)
{
    [Function(nameof(HonourInsurance))]
    public Task<DebtStanding> Run([ActivityTrigger] DebtId id) => cases.ChangeByDebt(id, async (open, debt) =>
    {
        await InsuredCost.Bear(open, gateway, debt);
        return await DebtFacts.Standing(open, debt);
    });
}
