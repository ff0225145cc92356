using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>Tells the seller of a debt, how it will be recovered, and how to pay it at once; nothing of one that was paid meanwhile.</summary>
internal sealed class NotifyDebt(CaseStore cases, CaseMail mail, PaymentPages pages) : ITells<DebtId>
{
    [Function(nameof(NotifyDebt))]
    public async Task Run([ActivityTrigger] DebtId id)
    {
        (ClaimId claim, bool owed, Dictionary<string, string> facts) = await cases.ReadByDebt(
            id, (_, debt) => Task.FromResult((debt.ClaimId, debt.ClosedAt is null, DebtFacts.Of(debt, pages))));
        if (owed)
        {
            await mail.ToParty(claim, Party.Seller, MailPurpose.DebtNotice, id.Value, facts, id);
        }
    }
}
