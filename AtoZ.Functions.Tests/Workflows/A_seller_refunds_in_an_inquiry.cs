using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Payments.Service;
using AtoZ.Functions.Tests.Payments.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §0, §8: a refund in an inquiry moves its money like a payout, once, at the payment service too, and holds nobody up.</summary>
public class A_seller_refunds_in_an_inquiry
{
    private static readonly Market Held = new() { HeldMinor = 10_000 };
    private static readonly Market Charged = new() { HasPaymentMethod = true };

    [Fact]
    public async Task What_is_held_of_the_seller_is_paid_to_the_buyer_by_the_payment_service()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start();
        await using Story story = await Story.Asked(Held, services: service.Serve);
        await story.SellerRefunds();

        Assert.Equal(["Payout quiry-payout/2 8000 USD"], service.Moves);
        await Settled(story);
    }

    [Theory]
    [InlineData]
    [InlineData(Act.Fail, Act.Fail)]
    [InlineData(Act.MoveAndFail)]
    [InlineData(Act.Succeed, Act.Fail, Act.Fail)]
    [InlineData(Act.Succeed, Act.MoveAndFail)]
    [InlineData(Act.Succeed, Act.Decline, Act.Decline)]
    public async Task The_seller_is_charged_and_the_buyer_paid_once_whatever_the_service_does(params Act[] acts)
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(acts);
        await using Story story = await Story.Asked(Charged, services: service.Serve);
        await story.SellerRefunds();
        await story.Pass(TimeSpan.FromHours(2));

        Assert.Equal(2, service.Moves.Count);
        await Settled(story);
    }

    [Fact]
    public async Task A_declined_charge_is_told_to_both_and_the_seller_can_refund_again()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Decline);
        await using Story story = await Story.Asked(Charged, services: service.Serve);
        await story.SellerRefunds();

        Assert.Equal((InquiryState.Open, 0L), ((await story.Inquiry()).State, (await story.Inquiry()).RefundedMinor));
        Assert.Equal(["Buyer: InquiryRefundFailed", "Seller: InquiryRefundFailed"], (await story.Mails()).TakeLast(2).Order());
        Assert.Contains(TimelineKind.InquiryRefundFailed, await story.Timeline());
        Assert.Empty(await story.Store.Read(Ledger.Balances));

        await story.SellerRefunds();
        Assert.Equal([RefundState.Failed, RefundState.Paid], await story.Refunds());
        Assert.Equal(2, service.Moves.Count);
        await Settled(story);
    }

    [Fact]
    public async Task A_part_leaves_the_rest_open_and_the_buyer_reads_what_came()
    {
        await using Story story = await Story.Asked(Held);
        await story.SellerRefunds(3_000);
        await story.SellerRefunds(2_000);

        Assert.Equal((InquiryState.Open, 5_000L), ((await story.Inquiry()).State, (await story.Inquiry()).RefundedMinor));
        Assert.Equal(2, (await story.Mails()).Count(m => m == "Buyer: InquiryRefunded"));
        Assert.Equal(2, (await story.Timeline()).Count(k => k == TimelineKind.InquiryRefunded));
        await story.SellerRefunds();
        await Settled(story);
    }

    [Fact]
    public async Task Money_on_its_way_holds_nobody_up_and_no_second_refund_joins_it()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Pend);
        await using Story story = await Story.Asked(Charged, services: service.Serve);
        await story.SellerRefunds();
        Assert.Equal("REFUND_UNDER_WAY", (await story.SellerRefunds()).Refusal!.Code);
        await story.BuyerWrites("Thank you, I wait for it.");
        Assert.Equal("Seller: InquiryAsked", (await story.Mails())[^1]);
        await Decide(story, service, PaymentState.Succeeded);

        await Settled(story);
    }

    [Fact]
    public async Task The_claim_that_was_made_meanwhile_closes_as_made_good_when_the_refund_arrives()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Pend);
        await using Story story = await Story.Asked(Charged, services: service.Serve);
        await story.SellerRefunds();
        await story.Pass(TimeSpan.FromHours(48));
        Assert.True((await story.BuyerClaims()).Accepted);
        Assert.Equal((ClaimStatus.AwaitingSeller, 8_000L), ((await story.Record()).Status, (await story.Record()).AmountMinor));
        await Decide(story, service, PaymentState.Succeeded);

        ClaimRecord claim = await story.Record();
        Assert.Equal((ClaimStatus.Closed, 0L), (claim.Status, claim.PaidMinor));
        Assert.Contains(TimelineKind.MoneyCameBack, await story.Timeline());
        Assert.DoesNotContain("Buyer: InquiryRefunded", await story.Mails());
        Assert.Equal(-8_000, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        Assert.Equal(2, service.Moves.Count);
        await story.Reconciles();
    }

    [Fact]
    public async Task A_charge_that_succeeds_after_the_claim_was_paid_goes_back_to_the_seller()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Pend);
        await using Story story = await Story.Asked(Charged, services: service.Serve);
        await story.SellerRefunds();
        await story.Pass(TimeSpan.FromHours(48));
        await story.BuyerClaims();
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal(8_000, (await story.Record()).PaidMinor);
        await Decide(story, service, PaymentState.Succeeded);

        Assert.Equal([RefundState.NothingMissing], await story.Refunds());
        Assert.Equal((-8_000L, -8_000L), (await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer), await story.Balance(ChartOfAccounts.SellerFunds)));
        Assert.Single(service.Moves, m => m.StartsWith("Payout", StringComparison.Ordinal));
        Assert.Empty(await story.Differences());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_claim_waits_for_a_refund_on_its_way_and_pays_only_what_that_leaves_missing(bool sellerPays)
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Succeed, Act.Pend);
        await using Story story = await Story.Asked(Charged, services: service.Serve);
        await story.SellerRefunds(5_000);
        await story.Pass(TimeSpan.FromHours(48));
        await story.BuyerClaims();
        await (sellerPays ? story.SellerPays() : story.Pass(TimeSpan.FromHours(73)));
        Assert.Equal((null, 0L), ((await story.Record()).ClosedAt, (await story.Record()).PaidMinor));
        Assert.Equal(["Charge quiry-refund/2 5000 USD"], service.Moves);
        await Decide(story, service, PaymentState.Succeeded);

        Assert.Equal((ClaimStatus.Closed, 3_000L), ((await story.Record()).Status, (await story.Record()).PaidMinor));
        Assert.Equal(-8_000, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.DoubleRecovery));
        await story.Reconciles();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_part_that_was_asked_for_is_paid_once_whether_the_refund_or_the_claim_after_it_comes_first(bool claimFirst)
    {
        await using PlayedPaymentService service = claimFirst ? await PlayedPaymentService.Start(Act.Pend) : await PlayedPaymentService.Start(Act.Succeed, Act.Pend);
        await using Story story = await Story.Asked(Charged, asks => asks with { Remedy = Remedy.PartRefund, AmountMinor = 3_000 }, services: service.Serve);
        await story.SellerRefunds(3_000);
        await story.Pass(TimeSpan.FromHours(48));
        await story.BuyerClaims();
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal(claimFirst ? 3_000 : 0, (await story.Record()).PaidMinor);
        await Decide(story, service, PaymentState.Succeeded);

        Assert.Equal((claimFirst ? 3_000L : 0L, -3_000L), ((await story.Record()).PaidMinor, await story.Balance(ChartOfAccounts.BuyerPayouts)));
        Assert.NotNull((await story.Record()).ClosedAt);
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task What_a_gift_card_paid_goes_back_to_it()
    {
        await using Story story = await Story.Asked(Held, order: o => (o.PaymentType, o.PaidByGiftCardMinor) = ("credit_card", 3_000));
        await story.SellerRefunds(6_000);
        Assert.Equal((-5_000L, -1_000L), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.GiftCardLiability)));
        Assert.Contains("$10.00", (await story.Mail(Party.Buyer, "InquiryRefunded")).Text);
        await story.Pass(TimeSpan.FromHours(48));
        await story.BuyerClaims();
        await story.SellerPays();

        Assert.Equal((-5_000L, -3_000L), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.GiftCardLiability)));
        await story.Reconciles();
    }

    [Fact]
    public async Task A_lost_wake_up_only_delays_the_money()
    {
        await using Story story = await Story.Asked(Held);
        await story.SellerRefunds(wake: false);
        Assert.Equal([RefundState.UnderWay], await story.Refunds());
        await story.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, await story.Services.GetRequiredService<SilentCases>().PutInquiriesRight(story.Client));
        await story.Idle();

        await Settled(story);
    }

    [Fact]
    public async Task A_payout_that_the_service_never_heard_of_is_named_whatever_it_was_for()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start();
        await using Story story = await Story.Asked(Held, services: service.Serve);
        await story.SellerRefunds(3_000);
        Money amount = new(1_000, "USD");
        await story.Store.Write(db => Ledger.Post(
            db, "by-hand", null, "by-hand", story.Now, new Posting(ChartOfAccounts.Cash, "", amount), new Posting(ChartOfAccounts.BuyerPayouts, Market.Buyer, -amount)));

        Assert.Equal(["BOOKED_NOT_PAID"], await story.Differences());
    }

    [Fact]
    public async Task An_inquiry_that_says_something_else_than_the_ledger_is_named()
    {
        await using Story story = await Story.Asked(Held);
        await story.SellerRefunds(3_000);
        Assert.Empty(await story.Differences());
        await story.Store.Write(async db => (await db.Inquiries.SingleAsync()).RefundedMinor = 4_000);

        Assert.Equal(["PAID_DIFFERS"], await story.Differences());
    }

    private static async Task Decide(Story story, PlayedPaymentService service, PaymentState state)
    {
        foreach (string key in service.Payments.Where(p => p.Value.State == PaymentState.Pending).Select(p => p.Key))
        {
            service.Payments[key] = new PaymentAnswer(state, "late");
            service.Moves.Enqueue("Charge later");
        }

        await story.Pass(TimeSpan.FromHours(7));
    }

    private static async Task Settled(Story story)
    {
        InquiryRecord inquiry = await story.Inquiry();
        Assert.Equal((InquiryState.Settled, 8_000L, Party.None), (inquiry.State, inquiry.RefundedMinor, inquiry.NextActor));
        Assert.Equal((-8_000L, 0L), (await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer), await story.Balance(ChartOfAccounts.ClaimClearing)));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await story.Status(InstanceIds.Inquiry(story.Claim)));
        Assert.Empty(await story.Differences());
    }
}
