using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>Reads the whole plan of a recovery from the policy of its claim.</summary>
public sealed class LoadDebt(CaseStore cases)
{
    /// <summary>Runs the activity.</summary>
    [Function(nameof(LoadDebt))]
    public Task<DebtTerms> Run([ActivityTrigger] DebtId debt) => cases.ReadByDebt(debt, Terms);

    private static async Task<DebtTerms> Terms(OpenedCase open, DebtRecord debt)
    {
        RecoveryTerms terms = open.Policy.Recovery;
        return new DebtTerms(
            debt.Id,
            debt.ClaimId,
            RecoverySchedule.For(debt.OpenedAt, terms),
            SellerInsurance.ProofDue(await InsuranceFile.NoticeOf(open.Db, open.Claim), open.Policy.Payouts),
            terms.WriteOffReminder,
            terms.WriteOffProposedAfter,
            terms.WriteOffMaximumAge);
    }
}
