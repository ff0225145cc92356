using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5, §6: an offer is accepted or declined, silence declines, at most three rounds, then a review.</summary>
[Trait("Rule", "OFFER-01")]
[Trait("Rule", "OFFER-02")]
public class Seller_offers
{
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(61);

    [Fact]
    public async Task And_the_buyer_accepts_in_round_two()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerOffers(2_000);
        await story.Pass(Settled);
        await story.BuyerDeclines();
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        await story.SellerOffers(5_000);
        await story.Pass(Settled);
        await story.BuyerAccepts();

        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(5_000, (await story.Record()).PaidMinor);
        Assert.Equal(-5_000, await story.Balance(ChartOfAccounts.SellerFunds));
        Assert.False((await story.Record()).CountsAgainstSeller);
        Assert.Equal([OfferState.Declined, OfferState.Accepted], await story.Store.Read(db => db.Offers.OrderBy(o => o.Round).Select(o => o.State).ToListAsync()));
        Assert.Equal(
            [
                "Buyer: ClaimReceived", "Seller: SellerNotified", "Buyer: OfferMade", "Seller: SellerNotified", "Buyer: OfferMade",
                "Buyer: DecisionToBuyer", "Seller: DecisionToSeller",
            ],
            await story.Mails());
    }

    [Fact]
    public async Task After_a_declined_offer_mail_and_page_tell_of_the_round_and_what_is_left_and_not_of_a_new_claim()
    {
        await using Story story = await Story.Begin();
        string first = (await story.Mail(Party.Seller, "SellerNotified")).Subject;
        await story.SellerOffers(2_000);
        await story.Pass(Settled);
        await story.BuyerDeclines();
        MailRecord second = await story.Mail(Party.Seller, "SellerNotified");
        Assert.NotEqual(first.Split(':')[0], second.Subject.Split(':')[0]);
        Assert.Contains("the buyer declined your offer", second.Text, StringComparison.Ordinal);
        Assert.Contains("This is round 2 of 3.", second.Text, StringComparison.Ordinal);
        Assert.Contains("offers left: 2", second.Text, StringComparison.Ordinal);
        Assert.Contains("Too little.", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("a buyer filed a claim", second.Text, StringComparison.Ordinal);
        Assert.Equal("The buyer did not accept your offer: please answer again. $80.00 is claimed.", (await story.Turn(Party.Seller)).Headline);
        Assert.Equal("You did not accept the offer: the seller may answer once more.", (await story.Turn(Party.Buyer)).Headline);

        await story.Pass(TimeSpan.FromHours(71));
        MailRecord reminder = await story.Mail(Party.Seller, "SellerReminder");
        Assert.Contains("round 2 of 3; the last offer was not accepted", reminder.Text, StringComparison.Ordinal);
        Assert.Contains("offers left: 2", reminder.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buyer_who_is_silent_is_told_to_the_seller_as_silent()
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(2_000);
        await story.Pass(Settled + TimeSpan.FromHours(72));
        Assert.Contains("the buyer did not answer your offer in time", (await story.Mail(Party.Seller, "SellerNotified")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replacement_that_is_accepted_and_arrives_moves_no_money()
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(0, Remedy.Replacement);
        await story.Pass(Settled);
        await story.BuyerAccepts();
        await story.Give(CommandKind.RemedyArrived, Party.Buyer, new NoPayload());

        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Empty(await story.Store.Read(Ledger.Balances));
    }

    [Fact]
    public async Task An_accepted_part_that_cannot_be_debited_is_paid_by_the_marketplace_and_recovered()
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(3_000);
        await story.Pass(Settled);
        await story.BuyerAccepts();
        Assert.Equal((ClaimStatus.AwaitingPayment, 0L), ((await story.Record()).Status, (await story.Record()).PaidMinor));
        await story.Pass(TimeSpan.FromDays(1));

        Assert.Equal((ClaimOutcome.SettledByOffer, 3_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Equal(3_000, await story.Balance(ChartOfAccounts.SellerReceivable));
    }

    [Fact]
    public async Task Silence_declines_and_after_three_rounds_a_review_decides()
    {
        await using Story story = await Story.Begin();
        for (int round = 1; round <= 3; round++)
        {
            await story.SellerOffers(1_000 * round);
            await story.Pass(Settled);
            Assert.Equal(ClaimStatus.AwaitingBuyer, (await story.Record()).Status);
            await story.Pass(TimeSpan.FromHours(72));
        }

        AppealRecord review = await story.Store.Read(db => db.Appeals.SingleAsync());
        Assert.Equal((AppealOrigin.OffersExhausted, ClaimStatus.InReview), (review.Origin, (await story.Record()).Status));
        Assert.Equal(3, (await story.Timeline()).Count(k => k == TimelineKind.OfferDeclined));
        Assert.Equal(3, (await story.Mails()).Count(m => m == "Buyer: OfferReminder"));
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        await story.EndsWell(ClaimOutcome.Refused);
    }

    [Fact]
    public async Task And_takes_the_offer_back_in_time()
    {
        await using Story story = await Story.Begin();
        CommandReceipt receipt = await story.SellerOffers(2_000);
        await story.Pass(TimeSpan.FromMinutes(30));
        Assert.Null(await story.Revokes(receipt.CommandId!, Party.Seller));
        await story.Pass(TimeSpan.FromHours(3));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        await story.Pass(TimeSpan.FromHours(70));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }
}
