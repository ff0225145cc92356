using AtoZ.Functions.Cases;
using AtoZ.Functions.Claims;
using AtoZ.Functions.Orchestrations;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;
using AtoZ.Functions.Texts;
using Microsoft.Azure.Functions.Worker;

namespace AtoZ.Functions.Activities;

/// <summary>Takes from the seller what the buyer is to get. All or nothing.</summary>
public sealed class DebitSeller(CaseStore cases, IPaymentGateway gateway, IPolicyLibrary policies)
{
    /// <summary>Runs the activity.</summary>
    /// <returns>False when neither held funds nor a stored payment method cover it.</returns>
    [Function(nameof(DebitSeller))]
    public Task<bool> Run([ActivityTrigger] DebitOrder order) => cases.Change(order.ClaimId, async open =>
    {
        Money amount = open.Money(order.AmountMinor);
        MoneyMove move = new(order.ClaimId, Purposes.DebitSeller, open.Claim.SellerId, amount, open.Now);
        bool done = await gateway.Debit(open.Db, move, new Posting(ChartOfAccounts.ClaimClearing, order.ClaimId.Value, -amount));
        await StagePromises.Renew(open.Db, policies, open.Claim.SellerId);
        TimelineKind kind = done ? TimelineKind.SellerDebited : TimelineKind.SellerDebitFailed;
        await open.Note(done ? "seller-debited" : "seller-debit-failed", Party.System, kind, Audience.Seller, (Names.Amount, amount.ToString()));
        return done;
    });
}
