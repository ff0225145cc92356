using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS "What is covered": a return is an object of its own, asked, labelled, posted, on its way, received, inspected, refunded; silence has a meaning at each step.</summary>
[Trait("Rule", "RETURN-01")]
[Trait("Rule", "RETURN-02")]
[Trait("Rule", "RETURN-03")]
[Trait("Rule", "RETURN-04")]
public class An_item_is_sent_back
{
    [Fact]
    public async Task With_a_label_it_is_posted_arrives_is_in_order_and_paid()
    {
        await using Story story = await Story.SendingBack();
        StageRecord label = Assert.Single(await story.OpenStages());
        Assert.Equal((StageKind.ReturnLabel, StageDefault.PostageReimbursed, 8_000L, label.OpenedAt.AddHours(72)), (label.Kind, label.Default, label.AmountMinor, label.Deadline));
        Assert.Equal((ClaimStatus.AwaitingReturn, Party.Seller), ((await story.Record()).Status, (await story.Record()).NextActor));
        Assert.Equal($"return-{story.Claim}", label.InstanceId);

        Assert.True((await story.GivesLabel()).Accepted);
        StageRecord posting = Assert.Single(await story.OpenStages());
        Assert.Equal((StageKind.ReturnPosting, Party.Buyer, StageDefault.ReturnLapses, posting.OpenedAt.AddDays(14)), (posting.Kind, posting.NextActor, posting.Default, posting.Deadline));
        Assert.Contains("Parcel post, number RT 7001-42", (await story.Mail(Party.Buyer, "ReturnToPost")).Text, StringComparison.Ordinal);
        Assert.Contains("https://labels.example/7001", (await story.Mail(Party.Buyer, "ReturnToPost")).Text, StringComparison.Ordinal);

        await story.Pass(TimeSpan.FromDays(3));
        Assert.True((await story.Posts()).Accepted);
        Assert.Equal((StageKind.ReturnTransit, StageDefault.ReturnReviewed, story.Now.AddDays(21)), await Open(story));
        await story.ReturnScan(ScanKind.InTransit);
        Assert.Equal(ReturnState.OnItsWay, (await story.Return()).State);
        await story.Pass(TimeSpan.FromDays(2));
        await story.ReturnScan(ScanKind.Delivered);
        Assert.Equal((StageKind.ReturnInspection, StageDefault.ReturnCounts, story.Now.AddHours(72)), await Open(story));
        Assert.Equal(Market.Start.AddDays(-5), (await story.Store.Read(db => db.OrderLines.SingleAsync())).DeliveredAt);

        Assert.True((await story.Inspects(ReturnCondition.AsAgreed)).Accepted);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        await story.Reconciles();
        ReturnRecord sent = await story.Return();
        Assert.Equal((ReturnState.Refunded, ReturnCondition.AsAgreed, 0L, Party.Seller), (sent.State, sent.Condition, sent.PostageMinor, sent.Bearer));
        Assert.Equal((8_000L, 12_000L, false), ((await story.Record()).PaidMinor, -await story.Balance(ChartOfAccounts.SellerFunds), (await story.Record()).CountsAgainstSeller));
        Assert.Equal(
            ["Buyer: OfferMade", "Seller: ReturnAgreed", "Buyer: ReturnToPost", "Seller: ReturnPosted", "Seller: ReturnReceived", "Buyer: DecisionToBuyer", "Seller: DecisionToSeller"],
            (await story.Mails())[2..]);
        Assert.Equal(
            [TimelineKind.OfferAccepted, TimelineKind.ReturnLabelled, TimelineKind.ReturnPosted, TimelineKind.ReturnScanned, TimelineKind.ReturnReceived, TimelineKind.ReturnInspected],
            (await story.Timeline()).Where(k => k == TimelineKind.OfferAccepted || k.ToString().StartsWith("Return", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_part_is_paid_for_it()
    {
        await using Story story = await Story.SendingBack(amountMinor: 5_000);
        await story.GivesLabel();
        await story.Posts();
        await story.Give(CommandKind.ReturnReceived, Party.Seller, new NoPayload());
        await story.Inspects(ReturnCondition.AsAgreed);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(5_000, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task Silence_goes_on_to_the_money_once_the_buyer_posted()
    {
        await using Story story = await Story.SendingBack();
        await story.Pass(TimeSpan.FromHours(72));
        Assert.Contains(TimelineKind.ReturnUnlabelled, await story.Timeline());
        Assert.Contains("to the address that it came from; up to $25.00 of the postage", (await story.Mail(Party.Buyer, "ReturnToPost")).Text, StringComparison.Ordinal);
        Assert.True((await story.Posts(1_250)).Accepted);
        await story.ReturnScan(ScanKind.Delivered);
        await story.Pass(TimeSpan.FromHours(72));
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        await story.Reconciles();
        Assert.Contains(TimelineKind.ReturnKept, await story.Timeline());
        Assert.Equal((ReturnState.Refunded, ReturnCondition.AsAgreed), ((await story.Return()).State, (await story.Return()).Condition));
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Seller: ReturnAgreed"));
    }

    [Fact]
    public async Task A_buyer_who_does_not_post_it_gets_nothing_and_may_appeal()
    {
        await using Story story = await Story.SendingBack(amountMinor: 5_000);
        await story.PaysPostage();
        Assert.Contains("Mill Lane 4", (await story.Mail(Party.Buyer, "ReturnToPost")).Text, StringComparison.Ordinal);
        await story.Pass(TimeSpan.FromDays(14));
        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Equal(("RETURN-02", 0L, ReturnState.NotPosted), ((await story.Record()).RefusalReasons, (await story.Record()).PaidMinor, (await story.Return()).State));
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Buyer: ReturnToPost"));
        Assert.Equal("A return was agreed on, and the item was not sent back in time.", (await story.Page(Party.Buyer)).Decision!.Text);
        Assert.Contains("was not sent back in time", (await story.Mail(Party.Buyer, "DecisionToBuyer")).Text, StringComparison.Ordinal);
        Assert.Equal("CLAIM_CLOSED", (await story.Posts()).Refusal!.Code);

        Assert.Contains("$50.00", await Read(await story.Http.GetAsync(await story.LinkPath(LinkPurpose.BuyerCase) + "/do/appeal")), StringComparison.Ordinal);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 5_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
    }

    [Fact]
    public async Task Whoever_the_question_did_not_reach_is_not_in_default()
    {
        await using Story story = await Story.SendingBack();
        await story.GivesLabel();
        await story.Bounces("ReturnToPost");
        await story.Bounces("ReturnToPost");
        await story.Pass(TimeSpan.FromDays(28));
        Assert.Equal((ClaimStatus.InReview, AppealOrigin.ReturnDisputed), ((await story.Record()).Status, (await story.Store.Read(db => db.Appeals.SingleAsync())).Origin));
        Assert.Contains(TimelineKind.NotReached, await story.Timeline());
    }

    [Theory]
    [InlineData(ReturnCondition.NotReceived, true, ClaimOutcome.PaidByMarketplace)]
    [InlineData(ReturnCondition.Damaged, false, ClaimOutcome.Refused)]
    [InlineData(ReturnCondition.EmptyOrDifferent, false, ClaimOutcome.Refused)]
    [InlineData(ReturnCondition.PartsMissing, true, ClaimOutcome.PaidByMarketplace)]
    public async Task What_is_not_in_order_is_reviewed(ReturnCondition condition, bool forBuyer, ClaimOutcome outcome)
    {
        await using Story story = await Story.SendingBack(amountMinor: 5_000);
        await story.GivesLabel();
        await story.Posts();
        await story.ReturnScan(ScanKind.Delivered);
        Assert.Equal("REASON_REQUIRED", (await story.Inspects(condition)).Refusal!.Code);
        Assert.True((await story.Inspects(condition, "See the photos of the open box.")).Accepted);
        AppealRecord review = await story.Store.Read(db => db.Appeals.SingleAsync());
        Assert.Equal((AppealOrigin.ReturnDisputed, "See the photos of the open box."), (review.Origin, review.Statement));
        await story.Brings(Party.Seller);
        await story.Pass(TimeSpan.FromHours(49));
        await story.Votes(Seat.Marketplace, forBuyer);
        await story.Votes(Seat.Independent, forBuyer);
        Assert.Equal((outcome, forBuyer ? 5_000L : 0L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Equal(OfferState.Broken, (await story.Store.Read(db => db.Offers.SingleAsync())).State);
        Assert.Equal(forBuyer ? ReturnState.Refunded : ReturnState.Inspected, (await story.Return()).State);
    }

    [Fact]
    public async Task Lost_on_its_way_it_is_the_risk_of_whoever_bears_the_cost()
    {
        await using Story seller = await Story.SendingBack();
        await seller.GivesLabel();
        await seller.Posts();
        await seller.ReturnScan(ScanKind.Lost);
        await seller.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(8_000, (await seller.Record()).PaidMinor);

        await using Story buyer = await Story.SendingBack(kind: ClaimKind.ReturnRefused);
        Assert.Equal(StageKind.ReturnPosting, Assert.Single(await buyer.OpenStages()).Kind);
        Assert.Equal("POSTAGE_NOT_OWED", (await buyer.Posts(100)).Refusal!.Code);
        await buyer.Posts();
        await buyer.ReturnScan(ScanKind.Lost);
        Assert.Equal((ClaimStatus.InReview, Party.Buyer), ((await buyer.Record()).Status, (await buyer.Return()).Bearer));
    }

    [Fact]
    public async Task What_nobody_saw_arrive_is_reviewed()
    {
        await using Story story = await Story.SendingBack();
        await story.GivesLabel();
        await story.Posts();
        Assert.Equal("RETURN_ON_ITS_WAY", (await story.Inspects(ReturnCondition.NotReceived, "Nothing came.")).Refusal!.Code);
        await story.ReturnScan(ScanKind.Refused);
        await story.Pass(TimeSpan.FromDays(21));
        Assert.Equal((ClaimStatus.InReview, ReturnState.Missing), ((await story.Record()).Status, (await story.Return()).State));
        Assert.Contains("The return was refused at the door.", (await story.Page(Party.Buyer)).Story.Select(s => s.Text));
    }

    [Fact]
    public async Task The_carriers_scan_posts_it_for_a_buyer_who_forgot_to_say_so()
    {
        await using Story story = await Story.SendingBack();
        await story.GivesLabel();
        await story.ReturnScan(ScanKind.InTransit);
        Assert.Equal(StageKind.ReturnTransit, Assert.Single(await story.OpenStages()).Kind);
        Assert.Equal(("Parcel post", Story.ReturnNumber), ((await story.Return()).Carrier, (await story.Return()).TrackingNumber));

        await using Story faster = await Story.SendingBack();
        await faster.GivesLabel();
        await faster.ReturnScan(ScanKind.Delivered);
        Assert.Equal(StageKind.ReturnInspection, Assert.Single(await faster.OpenStages()).Kind);
        Assert.Contains(TimelineKind.ReturnReceived, await faster.Timeline());
    }

    [Fact]
    public async Task A_scan_of_another_parcel_says_nothing_of_it()
    {
        await using Story story = await Story.SendingBack();
        await story.GivesLabel();
        await story.Posts();
        await story.ReturnScan(ScanKind.Delivered, "another");
        Assert.Equal(StageKind.ReturnTransit, Assert.Single(await story.OpenStages()).Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_seller_may_pay_without_waiting(int steps)
    {
        await using Story story = await Upto(steps);
        Assert.True((await story.Waives()).Accepted);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal((8_000L, ReturnState.Refunded), ((await story.Record()).PaidMinor, (await story.Return()).State));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_buyer_may_withdraw_at_each_step(int steps)
    {
        await using Story story = await Upto(steps);
        await story.BuyerWithdraws();
        await story.EndsWell(ClaimOutcome.Withdrawn);
        Assert.Equal(ReturnState.Ended, (await story.Return()).State);
        Assert.Equal(OfferState.Broken, (await story.Store.Read(db => db.Offers.SingleAsync())).State);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Money_that_comes_another_way_ends_it_at_each_step(int steps)
    {
        await using Story story = await Upto(steps);
        await story.Refunded(8_000);
        await story.EndsWell(ClaimOutcome.MadeGoodElsewhere);
        await story.Reconciles();
        Assert.Equal(0, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task A_part_that_came_back_meanwhile_is_not_paid_again()
    {
        await using Story story = await Upto(3);
        await story.Refunded(3_000);
        await story.Inspects(ReturnCondition.AsAgreed);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(5_000, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task Each_act_has_its_step_and_its_fields()
    {
        await using Story story = await Story.Arrived();
        await story.Filed(ClaimKind.Defective, Remedy.Return, null, "image/jpeg");
        Assert.Equal("OFFER_RETURN_AMOUNT", (await story.SellerOffers(0, Remedy.Return)).Refusal!.Code);
        Assert.Equal("OFFER_RETURN_AMOUNT", (await story.SellerOffers(8_001, Remedy.Return)).Refusal!.Code);
        await story.SellerOffers(8_000, Remedy.Return);
        await story.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal("COUNTER_ABOVE_CLAIM", (await story.BuyerCounters(8_001)).Refusal!.Code);
        await story.BuyerAccepts();

        Assert.Equal("NOT_POSSIBLE_NOW", (await story.Posts()).Refusal!.Code);
        Assert.Equal("NOT_POSSIBLE_NOW", (await story.Inspects(ReturnCondition.AsAgreed)).Refusal!.Code);
        Assert.Equal(("LABEL_EMPTY", "/note"), Against(await story.Give(CommandKind.SellerGivesLabel, Party.Seller, new ReturnLabelPayload("Post"))));
        Assert.Equal(("CARRIER_REQUIRED", "/carrier"), Against(await story.Give(CommandKind.SellerGivesLabel, Party.Seller, new ReturnLabelPayload(" ", "1"))));
        Assert.Equal(("REASON_REQUIRED", "/reason"), Against(await story.Give(CommandKind.SellerPaysPostage, Party.Seller, new ReasonPayload(""))));
        Assert.False((await story.Give(CommandKind.SellerGivesLabel, Party.Buyer, new ReturnLabelPayload("Post", "1"))).Accepted);
        await story.PaysPostage();
        Assert.Equal(("POSTAGE_TOO_MUCH", "/postageMinor"), Against(await story.Posts(2_501)));
        Assert.Equal(("AMOUNT_NEGATIVE", "/postageMinor"), Against(await story.Posts(-1)));
        Assert.Equal(("TRACKING_REQUIRED", "/trackingNumber"), Against(await story.Give(CommandKind.BuyerPosts, Party.Buyer, new ReturnPostedPayload("Post", " "))));
        Assert.True((await story.Posts(2_500)).Accepted);
        Assert.Equal("NOT_POSSIBLE_NOW", (await story.Posts()).Refusal!.Code);
        Assert.False((await story.Give(CommandKind.ReturnReceived, Party.Buyer, new NoPayload())).Accepted);
        Assert.Equal(("CHOICE_REQUIRED", "/condition"), Against(await story.Inspects((ReturnCondition)(-1))));
    }

    [Fact]
    public async Task Its_pages_read_in_every_language()
    {
        await using Story story = await Story.SendingBack();
        HashSet<string> headlines = [];
        for (int step = 0; step < 4; step++)
        {
            Assert.All(await story.PagesInEveryLanguage(headlines), page =>
            {
                Assert.NotNull(page.Turn.Deadline);
                Assert.NotEmpty(page.Return);
                Assert.All(page.Return, fact => Assert.DoesNotContain("return.", fact.Label + fact.Value, StringComparison.Ordinal));
            });

            await Step(story, step);
        }
    }

    private static async Task<Story> Upto(int steps)
    {
        Story story = await Story.SendingBack();
        for (int step = 0; step < steps; step++)
        {
            await Step(story, step);
        }

        return story;
    }

    private static Task Step(Story story, int step) => step switch
    {
        0 => story.GivesLabel(),
        1 => story.Posts(),
        2 => story.ReturnScan(ScanKind.Delivered),
        _ => Task.CompletedTask,
    };

    private static (string Code, string? Field) Against(CommandReceipt receipt) => (receipt.Refusal!.Code, receipt.Refusal.Field);

    private static async Task<(StageKind Kind, StageDefault Default, DateTimeOffset Deadline)> Open(Story story)
    {
        StageRecord stage = Assert.Single(await story.OpenStages());
        return (stage.Kind, stage.Default, stage.Deadline);
    }
}
