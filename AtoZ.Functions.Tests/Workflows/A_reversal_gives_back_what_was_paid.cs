using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5, §7: a seller who wins an appeal gets back what the seller paid and does not have already, whoever else paid beside it.</summary>
public class A_reversal_gives_back_what_was_paid
{
    [Fact]
    public async Task A_debt_that_the_buyer_paid_back_was_never_the_sellers_money()
    {
        await using Story story = await Owed();
        Assert.Null(await story.BuyerPaysBack(8_000));
        await SellerWins(story);

        Assert.Equal((0L, 0L), await Sellers(story));
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task What_the_buyer_pays_back_after_the_reversal_is_the_marketplaces()
    {
        await using Story story = await Owed();
        await story.PaysDebt(8_000);
        await SellerWins(story);
        Assert.Equal((-8_000L, 0L), await Sellers(story));
        Assert.Null(await story.BuyerPaysBack(8_000));

        Assert.Equal((-8_000L, 0L), await Sellers(story));
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task What_went_back_to_the_seller_before_does_not_go_back_again()
    {
        await using Story story = await Owed();
        await story.PaysDebt(8_000);
        Assert.Null(await story.BuyerPaysBack(5_000));
        Assert.Equal((-5_000L, 0L), await Sellers(story));
        await SellerWins(story);

        Assert.Equal((-8_000L, 0L), await Sellers(story));
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task What_an_insurer_paid_is_kept_for_the_insurer()
    {
        await using Story story = await Owed();
        await story.Receives(6_000, DebtPayer.Insurer);
        await story.PaysDebt(2_000);
        await SellerWins(story);

        Assert.Equal((-2_000L, 0L), await Sellers(story));
        Assert.Equal(-6_000, await story.Balance(ChartOfAccounts.Overpayments));
        Assert.Equal(["OVERPAID"], await story.Differences());
    }

    private static async Task<Story> Owed()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        return story;
    }

    private static async Task SellerWins(Story story)
    {
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        Assert.Equal(ClaimOutcome.BorneByMarketplace, (await story.Record()).Outcome);
    }

    private static async Task<(long Funds, long Owed)> Sellers(Story story) =>
        (await story.Balance(ChartOfAccounts.SellerFunds), await story.Balance(ChartOfAccounts.SellerReceivable));
}
