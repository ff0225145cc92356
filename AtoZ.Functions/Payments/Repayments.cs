using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Records;
using AtoZ.Functions.Texts;
using Microsoft.EntityFrameworkCore;

namespace AtoZ.Functions.Payments;

/// <summary>
/// What a buyer pays back of a claim (PROCESS §5, §8). It makes good what the marketplace laid out for a seller who had refunded, then lowers
/// the seller's debt; what is beyond both belongs to whoever bore the claim: the seller, as far as the seller paid, else the marketplace.
/// </summary>
internal static class Repayments
{
    private const string Purpose = "buyer-repays";

    /// <summary>What was paid back of a claim so far.</summary>
    public static async Task<Money> Of(AtoZDb db, ClaimRecord claim)
    {
        long cash = await db.LedgerTransactions.Where(t => t.ClaimId == claim.Id && t.Purpose == Purpose)
            .SelectMany(t => t.Postings).Where(p => p.Account == ChartOfAccounts.Cash).SumAsync(p => p.AmountMinor);
        return new Money(cash, claim.Currency);
    }

    /// <summary>Books what came, once per reference.</summary>
    /// <returns>The debt that it lowered; null when it lowered none.</returns>
    public static async Task<DebtRecord?> Take(
        AtoZDb db, Timeline timeline, ClaimRecord claim, Money amount, string reference, DateTimeOffset at)
    {
        string key = $"{claim.Id}:{Purpose}:{reference}";
        DebtRecord? debt = await DebtBook.Of(db, claim);
        Money laidOut = Money.Min(amount, await RefundsOfSellers.LaidOut(db, claim));
        Money settled = debt is { ClosedAt: null } ? Money.Min(amount - laidOut, debt.Outstanding) : Money.Zero(claim.Currency);
        Money toSeller = Money.Min(amount - laidOut - settled, await PaidBySeller(db, claim, debt)).AtLeastZero();
        Money ours = amount - laidOut - settled - toSeller;
        Posting[] others =
        [
            new(ChartOfAccounts.DoubleRecovery, claim.Id.Value, -laidOut),
            new(ChartOfAccounts.SellerReceivable, claim.SellerId, -settled),
            new(ChartOfAccounts.SellerFunds, claim.SellerId, -toSeller),
            new(ChartOfAccounts.GuaranteeExpense, "", -ours),
        ];
        Posting[] all = [new(ChartOfAccounts.Cash, "", amount), .. others.Where(p => p.Amount.MinorUnits != 0)];
        if (!await Ledger.Post(db, key, claim.Id, Purpose, at, all))
        {
            return null;
        }

        await timeline.Append(db, claim.Id, key, Party.Buyer, TimelineKind.BuyerPaidBack, Audience.Both, Amount(amount));
        if (toSeller.MinorUnits > 0)
        {
            SellerFunds.GoesOut(db, key, claim.SellerId, toSeller, at);
        }

        if (debt is null || settled.MinorUnits == 0)
        {
            return null;
        }

        await DebtBook.Lowered(db, timeline, debt, settled, key, "PaidBack", at);
        return debt;
    }

    private static Dictionary<string, string> Amount(Money amount) => new(StringComparer.Ordinal) { [Names.Amount] = amount.ToString() };

    // By the debit of the claim, or towards its debt; less what went back to the seller already.
    private static async Task<Money> PaidBySeller(AtoZDb db, ClaimRecord claim, DebtRecord? debt)
    {
        long debited = await Ledger.Find(db, $"{claim.Id}:{Purposes.DebitSeller}") is null ? debt?.RecoveredMinor ?? 0 : claim.PaidMinor;
        long returned = await db.LedgerTransactions.Where(t => t.ClaimId == claim.Id && t.Purpose == Purpose)
            .SelectMany(t => t.Postings)
            .Where(p => p.Account == ChartOfAccounts.SellerFunds || p.Account == ChartOfAccounts.SellerReceivable)
            .SumAsync(p => -p.AmountMinor);
        long refunded = (await RefundsOfSellers.Lowered(db, claim)).MinorUnits;
        return new Money(Math.Max(0, debited - returned - refunded), claim.Currency);
    }
}
