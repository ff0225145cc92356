using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §6: the seller pays → debited, buyer paid, closed; the debit fails → the marketplace pays, recovery starts.</summary>
public class Seller_pays
{
    [Fact]
    public async Task From_what_is_held()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(-2_000, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.GuaranteeExpense));
        Assert.Equal(
            [
                TimelineKind.Submitted, TimelineKind.FraudChecked, TimelineKind.SellerNotified, TimelineKind.SellerAnswered,
                TimelineKind.SellerDebited, TimelineKind.BuyerPaid, TimelineKind.Closed,
            ],
            await story.Timeline());
        Assert.Equal(["Buyer: ClaimReceived", "Seller: SellerNotified", "Buyer: DecisionToBuyer", "Seller: DecisionToSeller"], await story.Mails());
    }

    [Fact]
    public async Task By_the_stored_payment_method_when_less_is_held()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 7_999, HasPaymentMethod = true });
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(-7_999, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Equal(7_999 + 8_000, await story.Balance(ChartOfAccounts.Cash));
    }

    [Fact]
    public async Task The_marketplace_pays_when_the_debit_fails_and_takes_what_comes_in_later()
    {
        await using Story story = await Story.Begin();
        await story.SellerPays();
        await story.Pass(TimeSpan.FromDays(1));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.Contains(TimelineKind.SellerDebitFailed, await story.Timeline());

        await story.Store.Write(db => SellerFunds.Hold(db, Market.Disbursement("d2", 12_000), Market.Start));
        await story.Pass(TimeSpan.FromDays(1));
        await story.EndsWellAfter(TimeSpan.FromDays(8), ClaimOutcome.PaidByMarketplace);
        Assert.Equal(-4_000, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.SellerReceivable));
    }
}
