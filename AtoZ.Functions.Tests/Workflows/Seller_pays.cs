using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows;
using AtoZ.Functions.Workflows.Answer;
using AtoZ.Functions.Workflows.Fraud;
using AtoZ.Functions.Workflows.Payout;
using DurableTask.Sqlite;
using DurableTask.Sqlite.History;
using DurableTask.Sqlite.Replay;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §6: the seller pays → debited, buyer paid, closed; the debit fails → the marketplace pays, recovery starts.</summary>
public class Seller_pays
{
    [Fact]
    public async Task From_what_is_held()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(-2_000, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.GuaranteeExpense));
        Assert.Equal(
            [
                TimelineKind.Submitted, TimelineKind.FraudChecked, TimelineKind.SellerNotified, TimelineKind.SellerAnswered,
                TimelineKind.SellerDebited, TimelineKind.BuyerPaid, TimelineKind.Closed,
            ],
            await story.Timeline());
        Assert.Equal(["Buyer: ClaimReceived", "Seller: SellerNotified", "Buyer: DecisionToBuyer", "Seller: DecisionToSeller"], await story.Mails());
    }

    [Fact]
    public async Task In_six_steps_and_whoever_is_told_is_told_within_them()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        await story.SellerPays();

        HistoryExport history = (await story.Services.GetRequiredService<DurableEngine>().ExportAsync(InstanceIds.Claim(story.Claim)))!;
        Assert.Equal(
            [nameof(BeginClaim), nameof(CheckFraud), nameof(OpenStage), nameof(TakeCommand), nameof(PayBuyer), nameof(CloseClaim)],
            history.Events.Where(e => e.Kind == HistoryEventKind.TaskScheduled).Select(e => e.Name));
    }

    [Fact]
    public async Task And_whoever_could_not_be_told_within_a_step_is_told_in_one_of_its_own()
    {
        Faults faults = new(nameof(NotifySeller));
        Faults.Current = faults;
        await using Story story = await Story.Begin(new Market { HeldMinor = 10_000 });
        Assert.DoesNotContain("Seller: SellerNotified", await story.Mails());
        faults.Heal();
        await story.Pass(TimeSpan.FromMinutes(1));
        Assert.Single(await story.Mails(), m => m == "Seller: SellerNotified");
        await story.SellerPays();
        await story.EndsWell(ClaimOutcome.PaidBySeller);
    }

    [Fact]
    public async Task By_the_stored_payment_method_when_less_is_held()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 7_999, HasPaymentMethod = true });
        await story.SellerPays();

        await story.EndsWell(ClaimOutcome.PaidBySeller);
        Assert.Equal(-7_999, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Equal(7_999 + 8_000, await story.Balance(ChartOfAccounts.Cash));
    }

    [Fact]
    public async Task The_marketplace_pays_when_the_debit_fails_and_takes_what_comes_in_later()
    {
        await using Story story = await Story.Begin();
        await story.SellerPays();
        await story.Pass(TimeSpan.FromDays(1));
        Assert.Equal(ClaimOutcome.PaidByMarketplace, (await story.Record()).Outcome);
        Assert.Contains(TimelineKind.SellerDebitFailed, await story.Timeline());

        await story.Store.Write(db => SellerFunds.Hold(db, Market.Disbursement("d2", 12_000), Market.Start));
        await story.Pass(TimeSpan.FromDays(1));
        await story.EndsWellAfter(TimeSpan.FromDays(8), ClaimOutcome.PaidByMarketplace);
        Assert.Equal(-4_000, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.SellerReceivable));
    }
}
