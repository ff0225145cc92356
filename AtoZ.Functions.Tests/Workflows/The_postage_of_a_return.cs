using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Payments.Support;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS "What is covered": what the postage of a return cost is booked under keys and an account of its own, borne by whoever is at fault, and paid once.</summary>
[Trait("Rule", "RETURN-01")]
public class The_postage_of_a_return
{
    [Fact]
    public async Task Is_the_sellers_beside_the_money_of_the_claim()
    {
        await using Story story = await Story.SendingBack();
        await Arrives(story);
        await story.Inspects(ReturnCondition.AsAgreed);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        await story.Reconciles();
        Assert.Equal((8_000L, 20_000 - 8_000 - 1_250L), ((await story.Record()).PaidMinor, -await story.Balance(ChartOfAccounts.SellerFunds)));
        Assert.Equal(["debit-postage", "debit-seller", "pay-buyer", "pay-postage"], await Booked(story));
        Assert.Contains(TimelineKind.PostagePaid, await story.Timeline());
        Assert.Contains("You are also paid $12.50 for the postage of the return.", (await story.Mail(Party.Buyer, "DecisionToBuyer")).Text, StringComparison.Ordinal);
        Assert.Contains("The buyer was also paid $12.50 for the postage of the return.", (await story.Mail(Party.Seller, "DecisionToSeller")).Text, StringComparison.Ordinal);
        Assert.Empty(await story.Store.Read(db => db.Debts.ToListAsync()));
    }

    [Fact]
    public async Task Becomes_a_debt_alone_where_only_it_cannot_be_debited()
    {
        await using Story story = await Story.SendingBack(new Market { HeldMinor = 8_000 });
        await Arrives(story);
        await story.Inspects(ReturnCondition.AsAgreed);
        Assert.Equal((ClaimOutcome.SettledByOffer, 8_000L, 1_250L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor, (await story.DebtRecord()).AmountMinor));
        Assert.Equal(["debit-seller", "fund-postage", "pay-buyer", "pay-postage"], await Booked(story));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await story.Status($"recovery-{story.Debt}"));
        await story.Reconciles();
    }

    [Fact]
    public async Task Is_part_of_the_debt_where_the_marketplace_pays()
    {
        await using Story story = await Story.SendingBack(new Market());
        await Arrives(story);
        await story.Inspects(ReturnCondition.EmptyOrDifferent, "A brick was in it.");
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        Assert.Equal((ClaimOutcome.PaidByMarketplace, 9_250L), ((await story.Record()).Outcome, (await story.DebtRecord()).AmountMinor));
        Assert.Equal(-9_250, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        await story.Reconciles();
    }

    [Fact]
    public async Task Is_not_paid_for_what_was_not_the_item()
    {
        await using Story story = await Story.SendingBack();
        await Arrives(story);
        await story.Inspects(ReturnCondition.EmptyOrDifferent, "A brick was in it.");
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        await story.EndsWell(ClaimOutcome.Refused);
        Assert.Empty(await Booked(story));
        Assert.Equal(20_000, -await story.Balance(ChartOfAccounts.SellerFunds));
        Assert.DoesNotContain("postage", (await story.Mail(Party.Buyer, "DecisionToBuyer")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, 0)]
    [InlineData(0, 1_250)]
    public async Task Is_paid_although_the_money_came_another_way(long held, long debt)
    {
        await using Story story = await Story.SendingBack(new Market { HeldMinor = held });
        await Arrives(story);
        await story.Refunded(8_000);
        Assert.Equal((ClaimOutcome.MadeGoodElsewhere, 0L), ((await story.Record()).Outcome, (await story.Record()).PaidMinor));
        Assert.Equal(-1_250, await story.Balance(ChartOfAccounts.BuyerPayouts, Market.Buyer));
        Assert.Equal(debt, (await story.Store.Read(db => db.Debts.ToListAsync())).Sum(d => d.AmountMinor));
        await story.Reconciles();
    }

    [Fact]
    public async Task Goes_back_to_a_seller_who_wins_an_appeal()
    {
        await using Story story = await Story.SendingBack();
        await Arrives(story);
        await story.Inspects(ReturnCondition.AsAgreed);
        await story.Appeals(Party.Seller);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        Assert.Equal((ClaimOutcome.BorneByMarketplace, 20_000L), ((await story.Record()).Outcome, -await story.Balance(ChartOfAccounts.SellerFunds)));
        Assert.Equal(9_250, await story.Balance(ChartOfAccounts.ReversalExpense));
        await story.Reconciles();
    }

    [Fact]
    public async Task Is_paid_with_what_a_buyer_wins_by_an_appeal()
    {
        await using Story story = await Story.SendingBack();
        await Arrives(story);
        await story.Inspects(ReturnCondition.EmptyOrDifferent, "A brick was in it.");
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        await story.Appeals(Party.Buyer);
        await story.Votes(Seat.Marketplace, true);
        await story.Votes(Seat.Independent, true);
        Assert.Equal(9_250, (await story.DebtRecord()).AmountMinor);
        await story.Reconciles();
    }

    [Fact]
    public async Task Is_charged_and_paid_once_by_the_payment_service()
    {
        await using PlayedPaymentService service = await PlayedPaymentService.Start();
        await using Story story = await Story.SendingBack(new Market { HasPaymentMethod = true }, services: service.Serve);
        await Arrives(story);
        await story.Inspects(ReturnCondition.AsAgreed);
        await story.EndsWell(ClaimOutcome.SettledByOffer);
        await story.Reconciles();
        Assert.Equal(
            ["Charge 1250 Succeeded", "Charge 8000 Succeeded", "Payout 1250 Succeeded", "Payout 8000 Succeeded"],
            (await story.Store.Read(db => db.PaymentOrders.ToListAsync())).Select(o => $"{o.Kind} {o.AmountMinor} {o.State}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_return_that_is_gone_through_anew_keeps_what_the_seller_said_of_it_on_its_way()
    {
        await using Story story = await Story.SendingBack();
        await story.PaysPostage();
        await story.Posts(1_250);
        await story.Inspects(ReturnCondition.Damaged, "It is broken in two.");
        await story.Client.TerminateInstanceAsync($"claim-{story.Claim}", new TerminateInstanceOptions(Recursive: true));
        await story.Idle();
        await story.Pass(TimeSpan.FromHours(1));
        await story.Services.GetRequiredService<SilentCases>().StartLostClaims(story.Client);
        await story.Idle();
        Assert.Equal(ClaimStatus.InReview, (await story.Record()).Status);
        await story.Votes(Seat.Marketplace, false);
        await story.Votes(Seat.Independent, false);
        await story.EndsWell(ClaimOutcome.Refused);
    }

    [Fact]
    public async Task A_return_that_was_terminated_goes_on_where_it_was()
    {
        await using Story story = await Story.SendingBack();
        await story.PaysPostage();
        await story.Client.TerminateInstanceAsync($"return-{story.Claim}");
        await story.Idle();
        await story.Pass(TimeSpan.FromDays(15));
        await story.Services.GetRequiredService<OverdueStages>().Repair(story.Client);
        await story.Services.GetRequiredService<SilentCases>().StartLostClaims(story.Client);
        await story.Idle();
        await story.Pass(TimeSpan.FromHours(1));
        Assert.Equal((ClaimOutcome.Refused, ReturnState.NotPosted), ((await story.Record()).Outcome, (await story.Return()).State));
    }

    private static async Task Arrives(Story story)
    {
        await story.PaysPostage();
        await story.Posts(1_250);
        await story.ReturnScan(ScanKind.Delivered);
    }

    private static Task<List<string>> Booked(Story story) => story.Store.Read(db =>
        db.LedgerTransactions.Where(t => t.ClaimId == story.Claim && t.Purpose != "open-debt").Select(t => t.Purpose).OrderBy(p => p).ToListAsync());
}
