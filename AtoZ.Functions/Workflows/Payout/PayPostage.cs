using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Workflows.Recovery;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>
/// Pays the postage of a return where the money of the claim came back by another way: what the buyer paid for the postage did not. Once per
/// claim.
/// </summary>
internal sealed class PayPostage(CaseStore cases, IPaymentGateway gateway)
{
    [Function(nameof(PayPostage))]
    public Task<PayoutDone> Run([ActivityTrigger] ClaimId claim) => cases.MoveMoney(claim, async open =>
    {
        Money owed = await ReturnPostage.Pay(open, gateway, fromSeller: true);
        DebtId? debt = owed.MinorUnits == 0 ? await DebtOpening.Known(open) : await DebtOpening.Open(open, owed);
        return new PayoutDone(PayoutEnd.NothingMissing, 0, Debt: debt);
    });
}
