using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>A proof of insurance that came in time although the recovery had begun: the marketplace bears the cost after all.</summary>
internal static class InsuredCost
{
    /// <summary>Ends a debt that the insurance gate covers; what was recovered goes back to the seller.</summary>
    /// <returns>Whether the gate covers it.</returns>
    public static async Task<bool> Bear(OpenedCase open, IPaymentGateway gateway, DebtRecord debt)
    {
        if (debt.State == DebtState.Cancelled || !await Insurance.Covers(open, new Money(debt.AmountMinor, debt.Currency)))
        {
            return false;
        }

        await SellerRefund.OfDebt(open, gateway, debt, ChartOfAccounts.GuaranteeExpense);
        await DebtBook.Cancel(open.Db, debt, ChartOfAccounts.GuaranteeExpense, open.Now);
        debt.State = DebtState.Cancelled;
        open.Claim.Outcome = ClaimOutcome.BorneByMarketplace;
        open.Claim.Revision++;
        await ClaimEnding.Count(open, counts: false, "insured");
        await open.Note($"insured/{debt.Id}", Party.System, TimelineKind.RecoveryAttempted, Audience.Seller, (Names.Method, RecoveryMethods.Insurance));
        return true;
    }
}
