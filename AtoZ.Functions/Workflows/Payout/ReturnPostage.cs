using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Texts;

namespace AtoZ.Functions.Workflows.Payout;

/// <summary>
/// Pays the buyer what the postage of a return cost (PROCESS, What is covered): beside the money of the claim, under keys and an account of its
/// own, at the seller's expense, who is at fault wherever any is owed.
/// </summary>
internal static class ReturnPostage
{
    /// <summary>Pays it, once per claim.</summary>
    /// <param name="open">The case.</param>
    /// <param name="gateway">What moves the money.</param>
    /// <param name="fromSeller">Whether the seller's own money is asked for; else the marketplace puts it up.</param>
    /// <returns>What the marketplace put up in the seller's place; zero when nothing.</returns>
    public static async Task<Money> Pay(OpenedCase open, IPaymentGateway gateway, bool fromSeller)
    {
        Money nothing = Money.Zero(open.Claim.Currency);
        ClaimId claim = open.Claim.Id;
        if (await open.Db.Returns.FindAsync(claim) is not { PostageMinor: > 0 } sent
            || await Ledger.Find(open.Db, $"{claim}:{Purposes.PayPostage}") is not null)
        {
            return nothing;
        }

        Money postage = open.Money(sent.PostageMinor);
        Posting onItsWay = new(ChartOfAccounts.ReturnPostage, claim.Value, -postage);
        MoneyMove debit = new(claim, Purposes.DebitPostage, open.Claim.SellerId, postage, open.Now);
        bool taken = fromSeller && await gateway.Debit(open.Db, debit, onItsWay);
        if (!taken)
        {
            Posting expense = new(ChartOfAccounts.GuaranteeExpense, "", postage);
            await Ledger.Post(open.Db, $"{claim}:{Purposes.FundPostage}", claim, Purposes.FundPostage, open.Now, expense, onItsWay);
        }

        await gateway.PayPostage(open.Db, open.Claim, postage, open.Now);
        await open.Note("postage-paid", Party.System, TimelineKind.PostagePaid, Audience.Both, (Names.Amount, postage.ToString()));
        return taken ? nothing : postage;
    }
}
