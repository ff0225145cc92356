using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Records;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Sweeps;

/// <summary>PROCESS §9: debts that are late or without a live orchestration are put right; the ageing report is written.</summary>
public class Debts_are_put_right
{
    [Fact]
    public async Task A_debt_that_no_orchestration_carries_is_carried_again_to_its_end()
    {
        await using Story story = await Owed();
        await story.Client.TerminateInstanceAsync(InstanceIds.Claim(story.Claim), new TerminateInstanceOptions("by mistake", Recursive: true));
        await story.Client.TerminateInstanceAsync(InstanceIds.Recovery(story.Debt), "by mistake");
        await story.Pass(TimeSpan.FromMinutes(16));

        StalledDebts stalled = story.Services.GetRequiredService<StalledDebts>();
        Assert.Equal(1, await stalled.StartLost(story.Client));
        await story.Pass(TimeSpan.Zero);
        Assert.Equal(0, await stalled.StartLost(story.Client));
        await story.PaysDebt(8_000);
        await story.Pass(TimeSpan.FromDays(7));
        Assert.Equal((DebtState.Recovered, OrchestrationRuntimeStatus.Completed), ((await story.DebtRecord()).State, await story.Status(InstanceIds.Recovery(story.Debt))));
        Assert.Single(await story.Mails(), m => m == "Seller: DebtNotice");
    }

    [Fact]
    public async Task A_debt_on_its_way_is_never_late_not_even_when_it_waits_for_its_write_off()
    {
        await using Story story = await Owed();
        StalledDebts stalled = story.Services.GetRequiredService<StalledDebts>();
        for (int day = 0; day < 130; day += 5)
        {
            await story.Pass(TimeSpan.FromDays(5));
            Assert.Equal((0, 0), (await stalled.StartLost(story.Client), await stalled.WakeLate(story.Client)));
        }

        Assert.DoesNotContain(TimelineKind.Repaired, await story.Timeline());
    }

    [Fact]
    public async Task Due_money_goes_to_sellers_but_not_to_one_with_an_overdue_invoice()
    {
        await using Story story = await Owed();
        DueDisbursements due = story.Services.GetRequiredService<DueDisbursements>();
        await story.Store.Write(db => SellerFunds.Hold(db, Market.Disbursement("d1", 500), story.Now));
        await story.Store.Write(db => SellerFunds.Hold(db, new DisbursementRecord { Id = "d2", SellerId = "other", AmountMinor = 700, Currency = "USD", DueAt = Market.Start }, story.Now));
        Assert.Equal(1, await due.Release());
        Assert.Equal(0, await story.Balance(ChartOfAccounts.SellerFunds, "other"));
        await story.Pass(TimeSpan.FromDays(31));
        await story.Store.Write(db => SellerFunds.Hold(db, Market.Disbursement("d3", 600), story.Now));
        Assert.Equal(0, await due.Release());
        Assert.Equal(-420, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
        Assert.Equal(0, await due.Release());
        Assert.Equal(-420, await story.Balance(ChartOfAccounts.SellerFunds, Market.Seller));
    }

    [Fact]
    public async Task The_sweep_itself_runs_on_its_schedule_and_writes_the_ageing_report()
    {
        await using Story story = await Owed();
        await story.Pass(new DateTimeOffset(2027, 1, 1, 0, 1, 0, TimeSpan.Zero) - story.Now);
        ReportsInMemory reports = (ReportsInMemory)story.Services.GetRequiredService<IReportStore>();
        Assert.Equal(
            "currency,age_days,debts,outstanding\nUSD,0-30,0,0\nUSD,31-60,1,80\nUSD,61-90,0,0\nUSD,91+,0,0\n",
            reports.Reports["ageing/2027-01-01.csv"]);
    }

    [Theory]
    [InlineData(30, "0-30")]
    [InlineData(31, "31-60")]
    [InlineData(60, "31-60")]
    [InlineData(61, "61-90")]
    [InlineData(90, "61-90")]
    [InlineData(91, "91+")]
    public void A_debt_ages_by_whole_days(int days, string band)
    {
        DebtRecord debt = new()
        {
            Id = new DebtId("d"),
            ClaimId = new ClaimId("clm_1"),
            SellerId = "s",
            AmountMinor = 1234,
            RecoveredMinor = 234,
            Currency = "EUR",
            OpenedAt = Market.Start,
        };
        Assert.Contains($"EUR,{band},1,10\n", AgeingReport.Csv([debt], AgeingBands.Of(ThePack.Pack.Recovery), Market.Start.AddDays(days)), StringComparison.Ordinal);
    }

    private static async Task<Story> Owed()
    {
        Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(72));
        return story;
    }
}
