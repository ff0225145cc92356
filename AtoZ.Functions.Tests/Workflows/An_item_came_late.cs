using AtoZ.Functions.Facts.Learning;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS "What is covered": what arrived late is kept for a part of its price, or sent back for all of it.</summary>
[Trait("Rule", "ELIG-13")]
public class An_item_came_late
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(73);

    [Fact]
    public async Task It_is_kept_for_a_quarter_of_its_price_and_the_seller_learns_why()
    {
        await using Story story = await Story.Arrived(new Market { HasPaymentMethod = true });
        Assert.Equal(2_000, (await story.Filed(ClaimKind.ArrivedLate, Remedy.PartRefund, null)).AmountMinor);
        Assert.Contains("the parcel arrived late", (await story.Mail(Party.Seller, "SellerNotified")).Text, StringComparison.Ordinal);
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(2_000, (await story.Record()).PaidMinor);
        Assert.Contains("20.00", (await story.Mail(Party.Buyer, "DecisionToBuyer")).Text, StringComparison.Ordinal);
        SellerLessons lessons = await story.Services.GetRequiredService<LearningDesk>().Of(Market.Seller);
        Assert.Equal([ClaimCause.Carrier], Assert.Single(lessons.Cases).Causes);
    }

    [Fact]
    public async Task Who_shipped_after_the_promised_day_learns_that()
    {
        await using Story story = await Story.Arrived(order: o => o.ShippedAt = Market.Start.AddDays(-9));
        await story.Filed(ClaimKind.ArrivedLate, Remedy.PartRefund, null);
        await story.Pass(Silence);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 2_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        SellerLessons lessons = await story.Services.GetRequiredService<LearningDesk>().Of(Market.Seller);
        Assert.Equal([ClaimCause.LateShipping, ClaimCause.LateAnswer], Assert.Single(lessons.Cases).Causes);
    }

    [Theory]
    [InlineData(500, 1_500)]
    [InlineData(2_000, 0)]
    public async Task What_comes_back_after_it_was_claimed_is_for_the_part_that_is_claimed(long refunded, long left)
    {
        await using Story story = await Story.Arrived(new Market { HasPaymentMethod = true });
        await story.Filed(ClaimKind.ArrivedLate, Remedy.PartRefund, null);
        Assert.Null(await story.Refunded(refunded));
        await story.Pass(Silence);

        Assert.Equal((left > 0 ? ClaimOutcome.PaidByMarketplace : ClaimOutcome.MadeGoodElsewhere, left), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        await story.Reconciles();
    }

    [Fact]
    public async Task What_came_back_before_it_was_claimed_is_taken_off_the_part_once()
    {
        await using Story story = await Story.Arrived(new Market { HasPaymentMethod = true });
        Assert.Null(await story.Refunded(500));
        Assert.Equal(1_500, (await story.Filed(ClaimKind.ArrivedLate, Remedy.PartRefund, null)).AmountMinor);
        await story.Pass(Silence);
        Assert.Equal(1_500, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task It_is_sent_back_for_all_of_its_price()
    {
        await using Story story = await Story.Arrived(new Market { HeldMinor = 10_000 });
        Assert.Equal("ELIG-07", Story.Against(await story.Files(ClaimKind.ArrivedLate, Remedy.Refund, null)));
        await story.SendsBack();
        Assert.Equal(8_000, (await story.Filed(ClaimKind.ArrivedLate, Remedy.Refund, null)).AmountMinor);
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task Who_asks_the_seller_to_take_it_back_is_paid_for_keeping_it_when_the_seller_is_silent()
    {
        await using Story story = await Story.Arrived(new Market { HasPaymentMethod = true });
        Assert.Equal("ELIG-11", Story.Against(await story.Files(ClaimKind.ArrivedLate, Remedy.Return, 8_000)));
        Assert.Equal(2_000, (await story.Filed(ClaimKind.ArrivedLate, Remedy.Return, null)).AmountMinor);
        await story.Pass(Silence);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 2_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
    }

    [Fact]
    public async Task And_for_all_of_its_price_when_the_seller_takes_it_back()
    {
        await using Story story = await Story.Arrived(new Market { HeldMinor = 10_000 });
        await story.Filed(ClaimKind.ArrivedLate, Remedy.Return, null);
        await story.SellerOffers(8_000, Remedy.Return);
        await story.Pass(TimeSpan.FromMinutes(61));
        await story.BuyerAccepts();
        await story.GivesLabel();
        await story.Posts();
        await story.ReturnScan(ScanKind.Delivered);
        await story.Inspects(ReturnCondition.AsAgreed);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        Assert.Equal(8_000, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task What_is_still_on_its_way_is_another_claim_until_it_comes()
    {
        await using Story story = await Story.Arrived(order: o => (o.Status, o.DeliveredAt) = ("shipped", null));
        Assert.Equal("ELIG-13", Story.Against(await story.Files(ClaimKind.ArrivedLate, Remedy.PartRefund, null)));

        await story.Scanned(ScanKind.Delivered);
        Assert.Equal(2_000, (await story.Filed(ClaimKind.ArrivedLate, Remedy.PartRefund, null)).AmountMinor);
    }

    [Fact]
    public async Task What_came_on_the_promised_day_is_refused_and_so_is_more_than_its_part()
    {
        await using Story story = await Story.Arrived(order: o => o.DeliveredAt = o.EstimatedDeliveryAt!.Value.AddHours(20));
        Assert.Equal("ELIG-13", Story.Against(await story.Files(ClaimKind.ArrivedLate, Remedy.PartRefund, null)));
        await using Story late = await Story.Arrived();
        Assert.Equal("ELIG-11", Story.Against(await late.Files(ClaimKind.ArrivedLate, Remedy.PartRefund, 2_001)));
        Assert.Equal("REMEDY_NOT_FOR_KIND", Story.Against(await late.Files(ClaimKind.ArrivedLate, Remedy.Replacement, null)));
    }

    [Fact]
    public async Task A_seller_who_shows_that_it_came_in_time_pays_nothing()
    {
        await using Story story = await Story.Arrived();
        await story.Filed(ClaimKind.ArrivedLate, Remedy.PartRefund, null);
        await story.Contested(forBuyer: false);

        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Equal(0, (await story.Record()).PaidMinor);
    }

    [Fact]
    public async Task What_the_marketplace_itself_brought_late_is_its_own_expense()
    {
        await using Story story = await Story.Arrived(new Market { Fulfilled = true, HeldMinor = 10_000 });
        await story.Filed(ClaimKind.ArrivedLate, Remedy.PartRefund, null);

        await story.EndsWell(ClaimOutcome.BorneByMarketplace);
        Assert.Equal((2_000L, -10_000L), (await story.Balance(ChartOfAccounts.GuaranteeExpense), await story.Balance(ChartOfAccounts.SellerFunds)));
        Assert.DoesNotContain(await story.Mails(), m => m.StartsWith("Seller", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_seller_gave_in_an_inquiry_is_taken_off_its_part()
    {
        await using Story story = await Story.Asked(
            new Market { HeldMinor = 10_000 }, i => i with { Kind = ClaimKind.ArrivedLate, Remedy = Remedy.PartRefund }, o => o.DeliveredAt = Market.Start.AddDays(-5));
        Assert.True((await story.SellerSays(InquiryMessageKind.Refund, "A part for the delay.", amountMinor: 500)).Accepted);
        await story.Pass(TimeSpan.FromHours(48));
        InquiryReceipt claimed = await story.BuyerClaims();

        Assert.True(claimed.Accepted, claimed.Refusal?.Detail);
        Assert.Equal(1_500, (await story.Record()).AmountMinor);
    }

    [Fact]
    public async Task No_other_reason_turns_into_it()
    {
        await using Story story = await Story.Begin();
        CommandReceipt changed = await story.Give(CommandKind.BuyerChangesReason, Party.Buyer, new ReasonChangePayload(ClaimKind.ArrivedLate, "It came after all, only late."));

        Assert.Equal("REASON_IS_ANOTHER_CLAIM", changed.Refusal!.Code);
        Assert.Equal(ClaimKind.NotReceived, (await story.Store.Read(db => db.Claims.SingleAsync())).Kind);
    }
}
