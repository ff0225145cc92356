using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Workflows.Recovery;

/// <summary>Sends the seller the invoice of a debt: what is still owed, what comes next, the link to pay.</summary>
internal sealed class RemindDebt(CaseStore cases, CaseMail mail, PaymentPages pages) : ITells<DebtReminder>
{
    [Function(nameof(RemindDebt))]
    public async Task Run([ActivityTrigger] DebtReminder reminder)
    {
        (ClaimId claim, DebtStanding standing, Dictionary<string, string> facts) =
            await cases.ReadByDebt(reminder.DebtId, async (open, debt) => (debt.ClaimId, await DebtFacts.Standing(open, debt), DebtFacts.Of(debt, pages)));
        if (!standing.Ended)
        {
            await mail.ToParty(claim, Party.Seller, MailPurpose.DebtReminder, $"{reminder.DebtId}/{reminder.Occasion}", facts, reminder.DebtId);
        }
    }
}
