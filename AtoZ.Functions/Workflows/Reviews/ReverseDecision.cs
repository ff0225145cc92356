using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using AtoZ.Functions.Workflows.Payout;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Reviews;

/// <summary>
/// The seller won the appeal: debts fall away, what was taken goes back, and the claim no longer counts, all in one transaction. The
/// buyer keeps what was paid; the marketplace bears it.
/// </summary>
internal sealed class ReverseDecision(CaseStore cases, IPaymentGateway gateway)
{
    /// <returns>The debts whose recoveries are to be woken.</returns>
    [Function(nameof(ReverseDecision))]
    public Task<DebtId[]> Run([ActivityTrigger] AppealStart appeal) => cases.MoveMoney(appeal.ClaimId, async open =>
    {
        List<DebtRecord> debts = await open.Db.Debts.Where(d => d.ClaimId == appeal.ClaimId).ToListAsync();
        foreach (DebtRecord debt in debts.Where(d => d.State != DebtState.Cancelled))
        {
            await SellerRefund.OfDebt(open, gateway, debt, ChartOfAccounts.ReversalExpense);
            await DebtBook.Cancel(open.Db, debt, ChartOfAccounts.ReversalExpense, open.Now);
        }

        await SellerRefund.OfRest(open, gateway, ChartOfAccounts.ReversalExpense);
        await SellerRefund.OfPostage(open, gateway, ChartOfAccounts.ReversalExpense);
        await ClaimEnding.Count(open, counts: false, $"reversal-{appeal.Number}");
        open.Claim.Outcome = ClaimOutcome.BorneByMarketplace;
        open.Claim.Revision++;
        await ClaimEnding.Decided(open, $"reversal-{appeal.Number}", open.Claim.Outcome, open.Claim.PaidMinor, reversed: true);
        await open.Note($"reversed/{appeal.Number}", Party.System, TimelineKind.Reversed, Audience.Seller, (Names.Amount, open.Claim.Paid.ToString()));
        return debts.Select(d => d.Id).ToArray();
    });
}
