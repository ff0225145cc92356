using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using AtoZ.Functions.Payments;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>A debt as its orchestration begins with it.</summary>
/// <param name="Terms">The whole plan of its recovery.</param>
/// <param name="Told">Whether the seller was told.</param>
internal sealed record BegunDebt(DebtTerms Terms, bool Told);

/// <summary>Reads the whole plan of a recovery from the policy of its claim, and tells the seller.</summary>
internal sealed class BeginRecovery(CaseStore cases, Telling telling)
{
    [Function(nameof(BeginRecovery))]
    public async Task<BegunDebt> Run([ActivityTrigger] DebtId debt) =>
        new(await cases.ReadByDebt(debt, Terms), await telling.Try(nameof(NotifyDebt), debt));

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
