using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Edge.Api.Facts;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static AtoZ.Functions.Tests.Edge.Pages.Support.Forms;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>A buyer claims a part of the price, and the seller offers all of it for the item that is sent back: what was agreed on is paid, and only to who sends it back.</summary>
[Trait("Rule", "OFFER-01")]
[Trait("Rule", "RETURN-01")]
public class More_is_offered_for_the_item
{
    [Fact]
    public async Task Than_was_claimed_and_is_paid_once_it_is_back()
    {
        await using Story story = await Offered();
        Assert.Equal(8_000, Assert.Single(await story.OpenStages()).AmountMinor);
        string mail = (await story.Mail(Party.Buyer, "OfferMade")).Text;
        Assert.Contains("$80.00", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("$20.00", mail[mail.IndexOf("$80.00", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.True((await story.BuyerAccepts()).Accepted);
        await IsBack(story);

        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal((8_000L, 2_000L), ((await story.Record()).PaidMinor, -await story.Balance(ChartOfAccounts.SellerFunds)));
        await story.Reconciles();
    }

    [Fact]
    public async Task And_what_came_back_on_the_way_is_taken_off_the_price()
    {
        await using Story story = await Offered();
        await story.BuyerAccepts();
        Assert.Null(await story.Refunded(3_000));
        Assert.Contains("$50.00", await Read(await story.Http.GetAsync(await story.LinkPath(LinkPurpose.BuyerCase))), StringComparison.Ordinal);
        await IsBack(story);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(5_000, (await story.Record()).PaidMinor);
        await story.Reconciles();
    }

    [Theory]
    [InlineData(2_000, 3_000)]
    [InlineData(5_000, 0)]
    public async Task And_of_a_part_of_the_price_what_came_back_on_the_way_is_taken_off_that_part(long refunded, long paid)
    {
        await using Story story = await Offered(offer: 5_000);
        await story.BuyerAccepts();
        await story.GivesLabel();
        await story.Posts();
        Assert.Null(await story.Refunded(refunded));
        await story.Inspects(ReturnCondition.AsAgreed);
        await story.EndsWell(paid > 0 ? ClaimOutcome.SettledByOffer : ClaimOutcome.MadeGoodElsewhere);
        Assert.Equal(paid, (await story.Record()).PaidMinor);
        await story.Reconciles();
    }

    [Fact]
    public async Task Becomes_a_debt_of_that_sum_where_the_seller_has_no_money()
    {
        await using Story story = await Offered(held: 0);
        await story.BuyerAccepts();
        await IsBack(story);
        await story.Pass(TimeSpan.FromDays(2));
        Assert.Equal((8_000L, 8_000L), ((await story.Record()).PaidMinor, (await story.DebtRecord()).AmountMinor));

        // What the seller agreed to is no decision to appeal.
        Assert.DoesNotContain("appeal", (await story.Mail(Party.Seller, "DebtNotice")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("exit-appeal", (await story.Seen(Party.Seller)).DebtPlans.Single().Exits.Select(e => e.Code));
        await story.Reconciles();
    }

    [Fact]
    public async Task But_whoever_kept_it_gets_no_more_than_was_claimed()
    {
        await using Story story = await Offered();
        await story.BuyerAccepts();
        await story.GivesLabel();
        await story.Pass(TimeSpan.FromDays(14));
        await story.EndsWell(ClaimOutcome.Refused);
        string appeal = await Read(await story.Http.GetAsync(await story.LinkPath(LinkPurpose.BuyerCase) + "/do/appeal"));
        Assert.Equal((true, false), (appeal.Contains("$20.00", StringComparison.Ordinal), appeal.Contains("$80.00", StringComparison.Ordinal)));
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 2_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        await story.Reconciles();
    }

    [Theory]
    [InlineData(true, 8_000)]
    [InlineData(false, 0)]
    public async Task And_a_review_of_how_it_came_is_about_what_was_agreed_on(bool forBuyer, long paid)
    {
        await using Story story = await Offered();
        await story.BuyerAccepts();
        await IsBack(story, ReturnCondition.Damaged);
        await story.Votes(Seat.Marketplace, forBuyer);
        await story.Votes(Seat.Independent, forBuyer);
        Assert.Equal(paid, (await story.Record()).PaidMinor);
        Assert.Contains("It was about $80.00 for ", (await story.Mail(Party.Seller, "DecisionToSeller")).Text, StringComparison.Ordinal);
        await story.Reconciles();
    }

    [Fact]
    public async Task But_never_more_than_was_paid_for_it_and_a_part_without_a_return_stays_a_part_of_the_claim()
    {
        await using Story story = await Claimed();
        CommandReceipt tooMuch = await story.SellerOffers(8_001, Remedy.Return);
        Assert.Equal(("OFFER_RETURN_AMOUNT", "For a return more than zero and at most 80.00 USD is paid."), (tooMuch.Refusal!.Code, tooMuch.Refusal.Detail));
        Assert.Equal("OFFER_NOT_A_PART", (await story.SellerOffers(2_000)).Refusal!.Code);
    }

    [Fact]
    public async Task Whose_form_says_how_much_and_takes_all_of_it_where_nothing_is_typed()
    {
        await using Story story = await Claimed();
        string form = await story.LinkPath(LinkPurpose.SellerCase) + "/do/offer";
        Assert.Contains("more than zero, and less than $20.00. For a return: up to $80.00, whatever was claimed.", await Read(await story.Http.GetAsync(form)), StringComparison.Ordinal);
        string confirm = await Read(await Post(story, form, ("remedy", "Return"), ("amount", ""), ("message", "Please send it back."), ("when", "now")));
        Assert.Contains("is paid $80.00 once it is there", confirm, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_line_no_more_than_that_line_cost()
    {
        await using Story story = await LinesClaimed();
        Assert.Equal("OFFER_ABOVE_LINES", (await Offers(story, 3_001, 2)).Refusal!.Code);
        Assert.True((await Offers(story, 3_000, 2)).Accepted);
    }

    [Fact]
    public async Task Of_one_line_and_a_review_of_how_it_came_pays_for_that_line_alone()
    {
        await using Story story = await ForOneLine();
        await IsBack(story, ReturnCondition.Damaged);
        foreach ((Party to, string purpose) in new[] { (Party.Buyer, "OfferMade"), (Party.Seller, "ReturnAgreed"), (Party.Buyer, "ReturnToPost") })
        {
            MailRecord mail = await story.Mail(to, purpose);
            Assert.Contains("Item 2", mail.Subject + mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("more item", mail.Subject + mail.Text, StringComparison.Ordinal);
        }

        Assert.Equal("LINE_NOT_AT_ISSUE", (await story.VotesFor(Seat.Marketplace, 1)).Refusal!.Code);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        Assert.Equal(["1: 0 SettledByOffer", "2: 3000 PaidByMarketplace"], await story.Lines());
        await story.Reconciles();
    }

    [Fact]
    public async Task Of_one_line_and_what_comes_back_for_it_is_told_at_once_and_ends_the_claim()
    {
        await using Story story = await ForOneLine();
        await story.GivesLabel();
        Assert.Null(await Refunded(story, 2_000));
        Assert.Contains("you are paid $10.00", (await story.Page(Party.Buyer)).Turn.Headline, StringComparison.Ordinal);
        Assert.Null(await Refunded(story, 1_000));
        await story.EndsWell(ClaimOutcome.MadeGoodElsewhere);
        await story.Reconciles();
    }

    [Fact]
    public async Task Of_one_line_and_what_accepting_does_follows_what_came_back_for_it()
    {
        await using Story story = await LinesClaimed();
        Assert.True((await Offers(story, 3_000, 2)).Accepted);
        await story.Pass(TimeSpan.FromMinutes(61));
        Assert.Null(await Refunded(story, 2_000));
        CaseAction accept = (await story.Seen(Party.Buyer)).Actions.Single(a => a.Kind == CommandKind.BuyerAccepts);
        Assert.Equal(1_000, accept.Amount?.MinorUnits);
    }

    [Fact]
    public async Task Or_less_and_whoever_kept_it_is_told_before_an_appeal_that_it_brings_no_more_than_was_agreed_on()
    {
        await using Story story = await Claimed();
        Assert.True((await story.SellerOffers(1_500, Remedy.Return)).Accepted);
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.BuyerAccepts();
        await story.GivesLabel();
        await story.Pass(TimeSpan.FromDays(14));
        Assert.Equal(1_500, (await story.Seen(Party.Buyer)).AtStake.MinorUnits);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        Assert.Equal(1_500, (await story.Record()).PaidMinor);
        await story.Reconciles();
    }

    private static Task<Refusal?> Refunded(Story story, long amount) =>
        story.Fact(new FactBody(FactType.Refund, $"refund-{amount}", story.Now, "order-1", 2, AmountMinor: amount, Currency: "USD"));

    private static async Task<Story> ForOneLine()
    {
        Story story = await LinesClaimed();
        Assert.True((await Offers(story, 3_000, 2)).Accepted);
        await story.Pass(TimeSpan.FromMinutes(61));
        Assert.True((await story.BuyerAccepts()).Accepted);
        return story;
    }

    private static async Task<Story> LinesClaimed()
    {
        Story story = await Story.Ordered(new Market { HeldMinor = 20_000 }, 8_000, 3_000);
        await story.Store.Write(db => db.OrderLines.ExecuteUpdateAsync(l => l.SetProperty(o => o.Status, "delivered").SetProperty(o => o.DeliveredAt, Market.Start.AddDays(-5))));
        Assert.True((await story.FilesLines([new NewClaimLine(2)], c => c with { AmountMinor = null, Kind = ClaimKind.ArrivedLate, Remedy = Remedy.PartRefund })).Accepted);
        return story;
    }

    private static Task<CommandReceipt> Offers(Story story, long amountMinor, params int[] lines) =>
        story.Give(CommandKind.SellerOffers, Party.Seller, new OfferPayload(Remedy.Return, amountMinor, "Send it back.", lines));

    private static async Task<Story> Claimed(long held = 10_000)
    {
        Story story = await Story.Arrived(new Market { HeldMinor = held });
        Assert.Equal(2_000, (await story.Filed(ClaimKind.ArrivedLate, Remedy.PartRefund, null)).AmountMinor);
        return story;
    }

    private static async Task<Story> Offered(long held = 10_000, long offer = 8_000)
    {
        Story story = await Claimed(held);
        Assert.True((await story.SellerOffers(offer, Remedy.Return)).Accepted);
        await story.Pass(TimeSpan.FromMinutes(61));
        return story;
    }

    private static async Task IsBack(Story story, ReturnCondition condition = ReturnCondition.AsAgreed)
    {
        await story.GivesLabel();
        await story.Posts();
        await story.ReturnScan(ScanKind.Delivered);
        Assert.True((await story.Inspects(condition, condition == ReturnCondition.AsAgreed ? "" : "The lid is broken.")).Accepted);
    }
}
