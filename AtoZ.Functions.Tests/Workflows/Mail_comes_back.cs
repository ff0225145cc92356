using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Messages.Email;
using AtoZ.Functions.Tests.Workflows.Support;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §5: a bounced mail restarts the window that it began, once; whose every mail came back is not in default.</summary>
public class Mail_comes_back
{
    [Fact]
    public async Task The_sellers_window_begins_once_more_with_its_mail_and_reminders()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(50));
        BounceReceipt bounced = await story.Bounces("SellerNotified");
        Assert.Equal(story.Now + TimeSpan.FromHours(72), bounced.Deadline);
        Assert.Equal((bounced.Deadline, 2), ((await story.Record()).Deadline, (await story.Mails()).Count(m => m == "Seller: SellerNotified")));
        await story.Pass(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
        Assert.Equal(3, (await story.Mails()).Count(m => m == "Seller: SellerReminder"));
        await story.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task A_second_bounce_begins_no_window_but_leaves_the_seller_unreached()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(1));
        await story.Bounces("SellerNotified");
        await story.Pass(TimeSpan.FromHours(1));
        Assert.Null((await story.Bounces("SellerNotified")).Deadline);
        Assert.Null((await story.Bounces("SellerNotified")).Deadline);
        Assert.Equal(Market.Start.AddHours(73), (await story.Record()).Deadline);
        Assert.Equal(1, (await story.Timeline()).Count(k => k == TimelineKind.WindowRestarted));
        Assert.Equal(1, (await story.Timeline()).Count(k => k == TimelineKind.MailBounced));
        await story.Pass(TimeSpan.FromHours(71));
        Assert.Contains(TimelineKind.NotReached, await story.Timeline());
        Assert.Equal(Market.Start.AddDays(7), (await story.Record()).Deadline);
    }

    [Fact]
    public async Task A_bounce_whose_wake_up_was_lost_counts_at_the_old_end()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(10));
        await story.BeginsAgainUnheard();
        await story.Pass(TimeSpan.FromHours(63));
        Assert.Equal((ClaimStatus.AwaitingSeller, 2), ((await story.Record()).Status, (await story.Mails()).Count(m => m == "Seller: SellerNotified")));
        await story.Pass(TimeSpan.FromHours(9));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task Who_answered_all_the_same_gets_no_second_window()
    {
        await using Story story = await Story.Begin();
        await story.SellerContests();
        Assert.Null((await story.Bounces("SellerNotified")).Deadline);
    }

    [Fact]
    public async Task The_buyers_window_for_an_offer_and_the_experts_for_a_vote_begin_again_too()
    {
        await using Story story = await Story.Begin();
        await story.SellerOffers(2_000);
        await story.Pass(TimeSpan.FromHours(41));
        Assert.Equal(story.Now + TimeSpan.FromHours(72), (await story.Bounces("OfferMade")).Deadline);
        await story.Pass(TimeSpan.FromHours(71));
        await story.BuyerDeclines();
        await story.SellerContests();
        await story.Pass(TimeSpan.FromHours(61));
        Assert.Equal(story.Now + TimeSpan.FromHours(72), (await story.Bounces("VoteAsked")).Deadline);
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Expert: VoteAsked"));
        await story.Votes(Seat.Marketplace, false);
        await story.Pass(TimeSpan.FromHours(71));
        await story.Votes(Seat.Independent, false);
        await story.EndsWell(ClaimOutcome.Refused);
    }

    [Fact]
    public async Task A_window_that_is_over_stays_over()
    {
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(72));
        Assert.Null((await story.Bounces("SellerNotified")).Deadline);
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
    }

    [Fact]
    public async Task The_experts_opinion_on_fraud_too()
    {
        await using Story story = await Story.Begin(new Market { FraudBand = FraudBand.Review });
        await story.Pass(TimeSpan.FromHours(70));
        Assert.Equal(story.Now + TimeSpan.FromHours(72), (await story.Bounces("ExpertAsked")).Deadline);
        await story.Give(CommandKind.GiveExpertOpinion, Party.Expert, new FraudOpinionPayload(false, "Looks genuine."));
        Assert.Equal(ClaimStatus.AwaitingSeller, (await story.Record()).Status);
    }
}
