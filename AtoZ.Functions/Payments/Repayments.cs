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
    /// <summary>The word of its bookings.</summary>
    internal const string Purpose = "buyer-repays";

    /// <summary>What was paid back of a claim so far.</summary>
    public static async Task<Money> Of(AtoZDb db, ClaimRecord claim)
    {
        long cash = await db.LedgerTransactions.Where(t => t.ClaimId == claim.Id && t.Purpose == Purpose)
            .SelectMany(t => t.Postings).Where(p => p.Account == ChartOfAccounts.Cash).SumAsync(p => p.AmountMinor);
        return new Money(cash, claim.Currency);
    }

    /// <summary>Books what came, once per reference.</summary>
    /// <returns>The debts that it lowered.</returns>
    public static async Task<IReadOnlyList<DebtRecord>> Take(
        AtoZDb db, Timeline timeline, ClaimRecord claim, Money amount, string reference, DateTimeOffset at)
    {
        string key = $"{claim.Id}:{Purpose}:{reference}";
        Money laidOut = Money.Min(amount, await RefundsOfSellers.LaidOut(db, claim));
        IReadOnlyList<(DebtRecord Debt, Money Part)> debts = DebtBook.Shared(await DebtBook.OpenOf(db, claim), amount - laidOut);
        Money settled = debts.Aggregate(Money.Zero(claim.Currency), (sum, d) => sum + d.Part);
        Money toSeller = Money.Min(amount - laidOut - settled, await PaidBySeller(db, claim)).AtLeastZero();
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
            return [];
        }

        await timeline.Append(db, claim.Id, key, Party.Buyer, TimelineKind.BuyerPaidBack, Audience.Both, Amount(amount));
        if (toSeller.MinorUnits > 0)
        {
            SellerFunds.GoesOut(db, key, claim.SellerId, toSeller, at);
        }

        foreach ((DebtRecord debt, Money part) in debts)
        {
            await DebtBook.Lowered(db, timeline, debt, part, $"{key}:{debt.Id}", "PaidBack", at);
        }

        return [.. debts.Select(d => d.Debt)];
    }

    private static Dictionary<string, string> Amount(Money amount) => new(StringComparer.Ordinal) { [Names.Amount] = amount.ToString() };

    // What the seller refunded is the buyer's to keep: it was laid out for the seller, or is made good by the rest.
    private static async Task<Money> PaidBySeller(AtoZDb db, ClaimRecord claim) =>
        await SellersShare.Of(db, claim) - await RefundsOfSellers.Lowered(db, claim);
}
