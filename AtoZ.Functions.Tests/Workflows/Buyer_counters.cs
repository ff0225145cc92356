using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5: the buyer answers an offer with a counter-offer. Each offer of either side is a round, and there are at most three.</summary>
[Trait("Rule", "OFFER-01")]
public class Buyer_counters
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(61);

    [Fact]
    public async Task And_the_seller_accepts_and_pays_exactly_that_once()
    {
        await using Story story = await Countered(new Market { HeldMinor = 10_000 });
        Assert.True((await story.SellerAcceptsCounter()).Accepted);

        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(5_000, (await story.Record()).PaidMinor);
        Assert.Equal(-5_000, await story.Balance(ChartOfAccounts.SellerFunds));
        Assert.False((await story.Record()).CountsAgainstSeller);
        Assert.Equal(["1 Seller 2000 Countered", "2 Buyer 5000 Accepted"], await Offers(story));
        Assert.Equal([TimelineKind.OfferCountered, TimelineKind.OfferAccepted], (await story.Timeline()).Where(k => k is TimelineKind.OfferCountered or TimelineKind.OfferAccepted));
        Assert.Equal(
            ["Buyer: ClaimReceived", "Seller: SellerNotified", "Buyer: OfferMade", "Seller: SellerNotified", "Buyer: DecisionToBuyer", "Seller: DecisionToSeller"],
            await story.Mails());
        Assert.Contains("The seller accepted your counter-offer", (await story.Mail(Party.Buyer, "DecisionToBuyer")).Text, StringComparison.Ordinal);
        Assert.Contains("You accepted the buyer's counter-offer", (await story.Mail(Party.Seller, "DecisionToSeller")).Text, StringComparison.Ordinal);
        Assert.Equal("The seller accepted your counter-offer. The claim is settled.", (await story.Turn(Party.Buyer)).Headline);
    }

    [Fact]
    public async Task Mail_and_pages_tell_both_sides_of_the_amount_the_words_and_the_rounds_left()
    {
        await using Story story = await Countered();
        MailRecord mail = await story.Mail(Party.Seller, "SellerNotified");
        Assert.Contains("counter-offer", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("The buyer would settle for $50.00 instead of the $80.00 claimed", mail.Text, StringComparison.Ordinal);
        Assert.Contains("offers left: 1", mail.Text, StringComparison.Ordinal);
        Assert.Contains("It cost me a day.", mail.Text, StringComparison.Ordinal);
        Assert.Equal("The buyer would settle for $50.00: accept, or answer otherwise.", (await story.Turn(Party.Seller)).Headline);
        Assert.Equal("You asked for $50.00: the seller may accept, or answer otherwise.", (await story.Turn(Party.Buyer)).Headline);

        await story.Pass(TimeSpan.FromHours(71));
        Assert.Contains("since the buyer made a counter-offer", (await story.Mail(Party.Seller, "SellerReminder")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_the_seller_answers_with_another_offer_that_the_buyer_accepts()
    {
        await using Story story = await Countered(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(4_000);
        await story.Pass(Settled);
        await story.BuyerAccepts();

        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(4_000, (await story.Record()).PaidMinor);
        Assert.Equal(["1 Seller 2000 Countered", "2 Buyer 5000 NotTaken", "3 Seller 4000 Accepted"], await Offers(story));
    }

    [Fact]
    public async Task After_the_third_offer_the_buyer_cannot_counter_and_who_declines_gets_a_review()
    {
        await using Story story = await Countered();
        await story.SellerOffers(4_000);
        await story.Pass(Settled);
        Assert.Equal("COUNTER_ROUNDS_USED", (await story.BuyerCounters(6_000)).Refusal?.Code);
        Assert.Equal("COUNTER_ROUNDS_USED", (await Action(story, Party.Buyer, CommandKind.BuyerCounters)).WhyNot?.Code);
        await story.BuyerDeclines();
        Assert.Equal((AppealOrigin.OffersExhausted, ClaimStatus.InReview), ((await story.Store.Read(db => db.Appeals.SingleAsync())).Origin, (await story.Record()).Status));
    }

    [Fact]
    public async Task With_the_third_offer_and_the_seller_can_accept_pay_or_contest_but_not_offer()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(1_000);
        await story.Pass(Settled);
        await story.BuyerDeclines();
        await story.SellerOffers(2_000);
        await story.Pass(Settled);
        await story.BuyerCounters(3_000);
        await story.Pass(Settled);
        Assert.Contains("No further offer is possible.", (await story.Mail(Party.Seller, "SellerNotified")).Text, StringComparison.Ordinal);
        Assert.Equal("OFFER_ROUNDS_USED", (await story.SellerOffers(2_500)).Refusal?.Code);
        Assert.Equal("OFFER_ROUNDS_USED", (await Action(story, Party.Seller, CommandKind.SellerOffers)).WhyNot?.Code);
        Assert.True((await Action(story, Party.Seller, CommandKind.SellerPays)).Offered);
        Assert.True((await Action(story, Party.Seller, CommandKind.SellerContests)).Offered);
        await story.SellerAcceptsCounter();
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(3_000, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task And_the_seller_contests()
    {
        await using Story story = await Countered();
        await story.SellerContests();
        await story.Pass(Settled);
        Assert.Equal(AppealOrigin.SellerContests, (await story.Store.Read(db => db.Appeals.SingleAsync())).Origin);
        Assert.Equal(["1 Seller 2000 Countered", "2 Buyer 5000 NotTaken"], await Offers(story));
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        await story.EndsWell(ClaimOutcome.Refused);
    }

    [Fact]
    public async Task And_the_seller_pays_in_full()
    {
        await using Story story = await Countered(new Market { HeldMinor = 10_000 });
        await story.SellerPays();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(8_000, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task And_a_silent_seller_is_silent_as_ever_the_marketplace_pays_all_that_is_claimed()
    {
        await using Story story = await Countered();
        await story.Pass(TimeSpan.FromHours(72));
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Equal(["1 Seller 2000 Countered", "2 Buyer 5000 NotTaken"], await Offers(story));
    }

    [Fact]
    public async Task And_takes_it_back_in_time_and_the_seller_never_reads_it()
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(2_000);
        await story.Pass(Settled);
        CommandReceipt counter = await story.BuyerCounters(5_000);
        await story.Pass(TimeSpan.FromMinutes(30));
        Assert.Null(await story.Revokes(counter.CommandId!, Party.Buyer));
        await story.Pass(TimeSpan.FromHours(3));
        Assert.Equal(ClaimStatus.AwaitingBuyer, (await story.Record()).Status);
        Assert.DoesNotContain(TimelineKind.OfferCountered, await story.Timeline());
        await story.BuyerAccepts();
        Assert.Equal(["1 Seller 2000 Accepted"], await Offers(story));
    }

    [Fact]
    public async Task An_accepted_one_that_cannot_be_debited_is_paid_by_the_marketplace_and_recovered()
    {
        await using Story story = await Countered();
        await story.SellerAcceptsCounter();
        Assert.Equal((ClaimStatus.AwaitingPayment, 0L), ((await story.Record()).Status, (await story.Record()).PaidMinor));
        await story.Pass(TimeSpan.FromDays(1));
        Assert.Equal((ClaimOutcome.SettledByOffer, 5_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Equal(5_000, await story.Balance(ChartOfAccounts.SellerReceivable));
    }

    private static async Task<Story> Countered(Market? market = null)
    {
        Story story = await Story.Begin(market ?? new Market());
        await story.SellerOffers(2_000);
        await story.Pass(Settled);
        Assert.True((await story.BuyerCounters(5_000)).Accepted);
        await story.Pass(Settled);
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        return story;
    }

    private static async Task<CaseAction> Action(Story story, Party viewer, CommandKind kind) =>
        (await story.Services.GetRequiredService<CaseReader>().Read(story.Claim, viewer, null))!.Actions.Single(a => a.Kind == kind);

    private static async Task<List<string>> Offers(Story story) =>
        [.. (await story.Store.Read(db => db.Offers.OrderBy(o => o.Round).ToListAsync())).Select(o => $"{o.Round} {o.By} {o.AmountMinor} {o.State}")];
}
