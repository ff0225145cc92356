using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5, §8: a counter-offer asks for more than was offered and at most what is missing, in the currency of the claim.</summary>
[Trait("Rule", "OFFER-01")]
public class A_counter_offer_has_limits
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(61);

    [Fact]
    public async Task Instead_of_a_replacement_for_all_that_is_claimed_and_no_more()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(0, Remedy.Replacement);
        await story.Pass(Settled);
        Assert.Equal("COUNTER_ABOVE_CLAIM", (await story.BuyerCounters(8_001)).Refusal?.Code);
        Assert.Equal("COUNTER_NOT_MORE", (await story.BuyerCounters(0)).Refusal?.Code);
        Assert.True((await story.BuyerCounters(8_000)).Accepted);
        await story.Pass(Settled);
        Assert.Equal(Remedy.Refund, (await story.Store.Read(db => db.Offers.SingleAsync(o => o.Round == 2))).Remedy);
        await story.SellerAcceptsCounter();
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(8_000, (await story.Record()).PaidMinor);
    }

    [Theory]
    [InlineData(2_000, "USD", "COUNTER_NOT_MORE")]
    [InlineData(2_001, "USD", null)]
    [InlineData(8_000, "USD", null)]
    [InlineData(8_001, "USD", "COUNTER_ABOVE_CLAIM")]
    [InlineData(5_000, "EUR", "COUNTER_CURRENCY")]
    public async Task For_more_than_was_offered_at_most_what_is_claimed_in_its_currency(long amount, string currency, string? code)
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(2_000);
        await story.Pass(Settled);
        Assert.Equal(code, (await story.Give(CommandKind.BuyerCounters, Party.Buyer, new CounterOfferPayload(amount, currency))).Refusal?.Code);
    }

    [Fact]
    public async Task And_a_seller_who_would_offer_as_much_is_told_to_accept_it()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(2_000);
        await story.Pass(Settled);
        await story.BuyerCounters(5_000);
        await story.Pass(Settled);
        Assert.Equal(("OFFER_MEETS_COUNTER", "The buyer asks for 50.00 USD."), await story.SellerOffers(5_000) is { Refusal: { } same } ? (same.Code, same.Detail) : default);
        Assert.Equal("OFFER_MEETS_COUNTER", (await story.SellerOffers(6_000)).Refusal?.Code);
        Assert.True((await story.SellerOffers(4_999)).Accepted);
        Assert.True((await story.SellerAcceptsCounter()).Accepted);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
    }

    [Fact]
    public async Task Only_where_an_offer_stands_and_is_accepted_only_where_a_counter_offer_does()
    {
        await using Story story = await Story.Begin();
        Assert.Equal("NOT_POSSIBLE_NOW", (await story.BuyerCounters(5_000)).Refusal?.Code);
        Assert.Equal("NOT_POSSIBLE_NOW", (await story.SellerAcceptsCounter()).Refusal?.Code);
    }
}
