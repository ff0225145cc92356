using System.Text;
using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Payments.Service;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Payments.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Payments;

/// <summary>The real orchestrator in virtual time, a real payment service on a real server: whatever it does, money moves once and is booked once.</summary>
public class A_payment_service_moves_the_money
{
    private static readonly Market Charged = new() { HasPaymentMethod = true };

    private static async Task Settle(PlayedPaymentService service, Story story)
    {
        foreach (string key in service.Payments.Keys)
        {
            service.Payments[key] = new PaymentAnswer(PaymentState.Succeeded, "late");
        }

        await story.Pass(TimeSpan.FromHours(2));
    }

    // Whatever is free of what is held goes out.
    private static Task Released(Story story) => story.Store.Write(async db =>
    {
        foreach (DisbursementRecord held in await db.Disbursements.ToListAsync())
        {
            await SellerFunds.Release(db, held, story.Now);
        }
    });

    [Fact]
    public async Task The_seller_is_charged_and_the_buyer_paid_once_each_by_signed_calls()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start();
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        await MovedOnce(service, story);
        Assert.Equal((2, 0), (service.Calls, service.CallsWithoutSignature));
    }

    [Theory]
    [InlineData(Act.Fail, Act.Fail)]
    [InlineData(Act.Mumble, Act.Fail)]
    [InlineData(Act.Fail, Act.Fail, Act.Fail, Act.Fail, Act.Fail, Act.Fail, Act.Fail)]
    [InlineData(Act.MoveAndFail)]
    [InlineData(Act.MoveAndHang)]
    [InlineData(Act.MoveAndFail, Act.MoveAndFail)]
    [InlineData(Act.Pend)]
    public async Task Failures_delays_and_lost_answers_cost_time_and_never_a_second_payment(params Act[] acts)
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(acts);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.SellerPays();
        foreach (string key in service.Payments.Where(p => p.Value.State == PaymentState.Pending).Select(p => p.Key))
        {
            service.Payments[key] = new PaymentAnswer(PaymentState.Succeeded, "late");
            service.Moves.Enqueue("Charge later");
        }

        await story.Pass(TimeSpan.FromHours(2));

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        await MovedOnce(service, story);
    }

    [Fact]
    public async Task What_is_held_of_the_seller_is_set_aside_while_the_payout_is_at_the_service()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Pend);
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 }, service.Serve);
        await story.SellerPays();
        await Released(story);
        await Settle(service, story);

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal((-8_000L, 0L, 0L), (await story.Balance(ChartOfAccounts.BuyerPayouts), await story.Balance(ChartOfAccounts.SellerFunds), await story.Balance(ChartOfAccounts.ClaimClearing)));
    }

    [Theory]
    [InlineData(Act.Pend)]
    [InlineData(Act.Succeed, Act.Pend)]
    public async Task While_the_charge_or_the_payout_is_at_the_service_it_is_no_longer_the_sellers_turn(params Act[] acts)
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(acts);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.SellerPays();
        ClaimRecord sent = await story.Record();
        Assert.Equal((ClaimStatus.Paying, Party.System), (sent.Status, sent.NextActor));
        Assert.Contains("The payment to the buyer is on its way.", await story.Http.GetStringAsync(await story.LinkPath(LinkPurpose.SellerCase)), StringComparison.Ordinal);

        // Asked for again each hour at least: the sweeps must not take it for a case that stands still.
        await story.Pass(TimeSpan.FromHours(9));
        ClaimRecord waiting = await story.Record();
        Assert.Equal((ClaimStatus.Paying, Party.System), (waiting.Status, waiting.NextActor));
        Assert.True(waiting.Deadline > story.Now - TimeSpan.FromHours(1));
        await Settle(service, story);

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Empty(await story.Differences());
    }

    [Fact]
    public async Task A_payout_that_was_declined_and_is_not_needed_any_more_gives_back_what_was_set_aside()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start([.. Enumerable.Repeat(Act.Decline, 6)]);
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 }, service.Serve);
        await story.SellerPays();
        Assert.Equal(-2_000, await story.Balance(ChartOfAccounts.SellerFunds));
        Assert.Null(await story.Refunded(8_000));
        await story.Pass(TimeSpan.FromHours(2));

        await story.EndsWell(ClaimOutcome.MadeGoodElsewhere);
        Assert.Equal((-10_000L, 0L), (await story.Balance(ChartOfAccounts.SellerFunds), await story.Balance(ChartOfAccounts.ClaimClearing)));
        Assert.Empty(service.Moves);
    }

    [Fact]
    public async Task What_is_at_the_service_is_spent_of_the_days_budget_and_never_held_by_the_brake_again()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Pend);
        await using Story story = await Story.Begin(services: service.Serve);
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Equal((8_000L, -8_000L), (await story.Balance(ChartOfAccounts.GuaranteeExpense), await story.Balance(ChartOfAccounts.ClaimClearing)));
        await Settle(service, story);

        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Equal((0L, 0L), (await story.Balance(ChartOfAccounts.GuaranteeExpense), await story.Balance(ChartOfAccounts.ClaimClearing)));
    }

    [Fact]
    public async Task A_charge_for_a_debt_that_was_paid_meanwhile_goes_back_to_the_seller()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Succeed, Act.Pend);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.Pass(TimeSpan.FromHours(73));
        await story.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, service.Payments.Count(p => p.Value.State == PaymentState.Pending));
        await story.PaysDebt(8_000);
        await Settle(service, story);
        await story.Services.GetRequiredService<PaymentDesk>().AskForDebtPayments();

        Assert.Equal(DebtState.Recovered, (await story.DebtRecord()).State);
        Assert.Equal((0L, -8_000L), (await story.Balance(ChartOfAccounts.SellerReceivable), await story.Balance(ChartOfAccounts.SellerFunds)));
    }

    [Fact]
    public async Task A_charge_for_a_debt_takes_what_it_was_for_although_the_debt_is_higher_by_then()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Succeed, Act.Pend);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Null(await story.Refunded(3_000));
        await story.Pass(TimeSpan.FromDays(2));
        Assert.Null(await story.Corrected(new CameBackSums(RefundedMinor: 0)));
        await Settle(service, story);

        Assert.Equal((5_000L, 3_000L), ((await story.DebtRecord()).RecoveredMinor, (await story.DebtRecord()).Outstanding.MinorUnits));
        Assert.Equal(3_000, await story.Balance(ChartOfAccounts.SellerReceivable));
    }

    [Fact]
    public async Task What_the_seller_refunds_while_the_payout_is_at_the_service_came_twice_and_is_not_owed()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Pend);
        await using Story story = await Story.Begin(services: service.Serve);
        await story.Pass(TimeSpan.FromHours(73));
        Assert.Null(await story.Refunded(6_000));
        await Settle(service, story);
        Assert.Equal((8_000L, 6_000L), ((await story.Record()).PaidMinor, (await story.Record()).RecoveredTwiceMinor));
        Assert.Equal(2_000, (await story.DebtRecord()).Outstanding.MinorUnits);
        Assert.Contains(TimelineKind.RecoveredTwice, await story.Timeline());
        Assert.Equal(["RECOVERED_TWICE"], await story.Differences());
    }

    [Fact]
    public async Task A_declined_charge_lets_the_marketplace_pay_and_pursue()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Decline, Act.Decline);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.SellerPays();
        await story.Pass(TimeSpan.FromDays(1));

        ClaimRecord claim = await story.Record();
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 8_000L), (claim.Outcome, claim.PaidMinor));
        Assert.Equal(DebtState.Open, (await story.DebtRecord()).State);
        Assert.Single(service.Moves);
    }

    [Fact]
    public async Task A_declined_charge_is_made_anew_when_the_seller_mended_it()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Decline, Act.Decline);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.SellerPays();
        await story.Give(CommandKind.RetryDebit, Party.Seller, new NoPayload());
        Assert.Equal((ClaimStatus.AwaitingPayment, 2), ((await story.Record()).Status, (await Order(story, "debit-seller")).Attempt));
        await story.Give(CommandKind.RetryDebit, Party.Seller, new NoPayload());

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(3, (await Order(story, "debit-seller")).Attempt);
        await MovedOnce(service, story);
    }

    [Fact]
    public async Task One_try_makes_one_charge_however_often_it_was_tried_before_there_was_anything_to_charge()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Decline);
        await using Story story = await Story.Begin(services: service.Serve);
        await story.SellerPays();
        await story.Store.Write(async db => (await db.Sellers.SingleAsync(s => s.Id == Market.Seller)).HasPaymentMethod = true);
        await story.Give(CommandKind.RetryDebit, Party.Seller, new NoPayload());
        Assert.Equal((ClaimStatus.AwaitingPayment, PaymentState.Declined), ((await story.Record()).Status, (await Order(story, "debit-seller")).State));
        Assert.Empty(service.Moves);
    }

    [Fact]
    public async Task A_declined_payout_is_asked_for_again_under_another_key_until_it_succeeds()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Succeed, Act.Decline, Act.Decline);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.SellerPays();
        Assert.Contains("PAYOUT_DECLINED", await story.Differences());
        await story.Pass(TimeSpan.FromHours(1));

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(3, (await Order(story, "pay-buyer")).Attempt);
        await MovedOnce(service, story);
    }

    [Fact]
    public async Task A_callback_settles_what_was_pending_once_or_often_and_only_when_it_is_signed()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Pend);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.SellerPays();
        string key = $"{story.Claim}:debit-seller";

        Assert.Equal(401, await Call(story, "msg_1", key, "succeeded", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDI="));
        Assert.Equal(401, await Call(story, "msg_1", key, "succeeded", age: TimeSpan.FromMinutes(6)));
        Assert.Equal(404, await Call(story, "msg_2", "clm_none:debit-seller", "succeeded"));
        Assert.Equal(400, await Call(story, "msg_3", key, "perhaps"));
        Assert.Equal(PaymentState.Pending, (await Order(story, "debit-seller")).State);
        foreach (string id in new[] { "msg_4", "msg_4", "msg_5" })
        {
            Assert.Equal(204, await Call(story, id, key, "succeeded"));
        }

        await story.Pass(TimeSpan.FromHours(1));

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Null((await Order(story, "debit-seller")).Contradiction);
        Assert.Equal(2, await story.Store.Read(db => db.PaymentEvents.CountAsync()));
    }

    [Fact]
    public async Task An_answer_that_contradicts_the_first_is_kept_named_and_moves_nothing()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Decline);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.SellerPays();

        // It is not charged again when the seller's day is over, although it stands as declined.
        Assert.Equal(204, await Call(story, "msg_1", $"{story.Claim}:debit-seller", "succeeded"));
        await story.Pass(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Order(story, "debit-seller")).Attempt);
        Assert.Equal(204, await Call(story, "msg_2", $"{story.Claim}:pay-buyer", "declined"));

        Assert.Equal((PaymentState.Declined, PaymentState.Succeeded), ((await Order(story, "debit-seller")).State, (await Order(story, "pay-buyer")).State));
        Assert.Equal(2, (await story.Differences()).Count(d => d == "PAYMENT_CONTRADICTED"));
        Assert.Single(service.Moves);
    }

    [Fact]
    public async Task A_declined_payout_that_succeeded_after_all_is_not_paid_again()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start(Act.Succeed, Act.Decline);
        await using Story story = await Story.Begin(Charged, service.Serve);
        await story.SellerPays();
        Assert.Equal(204, await Call(story, "msg_1", $"{story.Claim}:pay-buyer", "succeeded"));
        await story.Pass(TimeSpan.FromHours(2));

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Single(service.Moves);
        Assert.Contains("PAYMENT_CONTRADICTED", await story.Differences());
    }

    [Fact]
    public async Task What_was_charged_too_much_belongs_to_the_seller()
    {
        await using TestStore store = await TestStore.Create();
        HttpGateway gateway = new();
        Money owed = new(5_000, "USD");
        MoneyMove move = new(new ClaimId("clm_1"), "charge:d:1", "s", owed, Market.Start);
        await store.Store.Write(db =>
        {
            db.PaymentOrders.Add(new PaymentOrderRecord
            {
                Key = move.Key,
                ClaimId = move.ClaimId,
                Kind = PaymentKind.Charge,
                Holder = "s",
                AmountMinor = 8_000,
                Currency = "USD",
                State = PaymentState.Succeeded,
                CreatedAt = Market.Start,
                AskedAt = Market.Start,
            });
            return Task.CompletedTask;
        });

        Assert.True(await store.Store.Write(db => gateway.Debit(db, move, new Posting(ChartOfAccounts.SellerReceivable, "s", -owed))));
        Assert.True(await store.Store.Write(db => gateway.Debit(db, move, new Posting(ChartOfAccounts.SellerReceivable, "s", -owed))));

        Assert.Equal(3_000, (await store.Store.Read(db => SellerFunds.Held(db, "s", "USD"))).MinorUnits);
        Assert.Equal([("cash", 8_000L), ("seller-funds", -3_000L), ("seller-receivable", -5_000L)], (await store.Store.Read(Ledger.Balances)).Select(b => (b.Account, b.AmountMinor)));
    }

    private static async Task MovedOnce(PlayedPaymentService service, Story story)
    {
        Assert.Equal(2, service.Moves.Count);
        Assert.Equal(2, await story.Store.Read(db => db.PaymentOrders.CountAsync(o => o.State == PaymentState.Succeeded)));
        Assert.Empty(await story.Differences());
    }

    private static Task<PaymentOrderRecord> Order(Story story, string purpose) => story.Store.Read(db => db.PaymentOrders.SingleAsync(o => o.Key == $"{story.Claim}:{purpose}"));

    private static async Task<int> Call(Story story, string id, string key, string state, string secret = PlayedPaymentService.Secret, TimeSpan age = default)
    {
        string body = $$"""{"key":"{{key}}","state":"{{state}}","reference":"ref"}""";
        string timestamp = (DateTimeOffset.UtcNow - age).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using HttpRequestMessage request = new(HttpMethod.Post, "api/payments/callbacks") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(PaymentSignature.IdHeader, id);
        request.Headers.Add(PaymentSignature.TimestampHeader, timestamp);
        request.Headers.Add(PaymentSignature.SignatureHeader, PaymentSignature.Sign(secret, id, timestamp, body));
        using HttpResponseMessage response = await story.Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
