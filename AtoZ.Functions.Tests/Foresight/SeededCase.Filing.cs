using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;

namespace AtoZ.Functions.Tests.Foresight;

/// <summary>What a seeded case begins with: price, seller, band of the fraud check, insurance, budget.</summary>
internal sealed partial class SeededCase
{
    private async Task File()
    {
        string order = $"{(seed % 4 == 1 ? "review" : "clear")}-{seed}", seller = $"seller-{seed}";
        long price = (seed % 9) switch { 4 => 150_000, 7 => 1_200_000, _ => 8_000 };
        OrderLine line = Market.Order(order, price, fulfilled: seed % 17 == 3);
        await story.Store.Write(async db =>
        {
            db.OrderLines.Add(line.For($"buyer-{seed}", seller, story.Now));
            db.Buyers.Add(new BuyerRecord { Id = $"buyer-{seed}", Email = $"buyer{seed}@example.com" });
            db.Sellers.Add(new SellerRecord { Id = seller, Email = $"seller{seed}@example.com", HasPaymentMethod = seed % 3 == 1 && price == 8_000 });
            if (seed % 3 == 2 && price == 8_000)
            {
                await SellerFunds.Hold(db, new DisbursementRecord { Id = $"held-{seed}", SellerId = seller, AmountMinor = 9_000, Currency = "USD", DueAt = story.Now.AddYears(9) }, story.Now);
            }

            await SpendTheDay(db, line);
        });
        await story.File(order, $"buyer-{seed}");
        if (seed % 6 == 0)
        {
            await story.Insured(seller, $"cert-{seed}");
        }
    }

    // Now and then the day's budget is gone, so that a payout waits for somebody who lets it go.
    private async Task SpendTheDay(AtoZDb db, OrderLine line)
    {
        if (seed % 10 != 9)
        {
            return;
        }

        foreach (int day in Enumerable.Range(0, 5))
        {
            Money all = new(1_000_000_000, line.Currency);
            await Ledger.Post(
                db, $"spent-{seed}-{day}", null, Purposes.FundPayout, story.Now.AddDays(day), new(ChartOfAccounts.GuaranteeExpense, "", all), new(ChartOfAccounts.ClaimClearing, "spent", -all));
        }
    }
}
