using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>Tells the seller of a debt, how it will be recovered, and how to pay it at once; nothing of one that was paid meanwhile.</summary>
internal sealed class NotifyDebt(CaseStore cases, CaseMail mail, PaymentPages pages) : ITells<DebtId>
{
    [Function(nameof(NotifyDebt))]
    public async Task Run([ActivityTrigger] DebtId id)
    {
        (ClaimId claim, bool owed, Dictionary<string, string> facts) = await cases.ReadByDebt(
            id, async (open, debt) => (debt.ClaimId, debt.ClosedAt is null, await Facts(open, debt)));
        if (owed)
        {
            await mail.ToParty(claim, Party.Seller, MailPurpose.DebtNotice, id.Value, facts, id);
        }
    }

    // What the seller agreed to is no decision to appeal.
    private async Task<Dictionary<string, string>> Facts(OpenedCase open, DebtRecord debt)
    {
        Dictionary<string, string> facts = DebtFacts.Of(debt, pages);
        List<AppealRecord> reviews = await open.Db.Appeals.Where(a => a.ClaimId == debt.ClaimId).ToListAsync();
        if (AppealRights.Check(open.Claim, reviews, Party.Seller, open.Policy.Appeals, open.Now) is null)
        {
            facts[Names.Verdict] = Names.AgainstReceiver;
        }

        return facts;
    }
}
