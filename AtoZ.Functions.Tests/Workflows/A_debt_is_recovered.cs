using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §9: offsets, stored payment method, invoice, parts, agency, write-off with approval.</summary>
public class A_debt_is_recovered
{
    [Fact]
    public async Task By_the_stored_payment_method_at_the_first_attempt()
    {
        await using Story story = await Owed(new Market { HasPaymentMethod = true });
        Assert.Equal((DebtState.Open, Market.Start.AddHours(96)), ((await story.DebtRecord()).State, (await story.DebtRecord()).NextAttemptAt));
        await story.Pass(TimeSpan.FromDays(1));

        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
        RecoveryAttemptRecord attempt = await story.Store.Read(db => db.RecoveryAttempts.SingleAsync());
        Assert.Equal((1, "PaymentMethod", 8_000L), (attempt.Number, attempt.Method, attempt.RecoveredMinor));
    }

    [Fact]
    public async Task In_parts_that_are_kept_by_payment_and_by_offset()
    {
        await using Story story = await Owed();
        await story.PaysDebt(1_500);
        Assert.Equal(6_500, (await story.DebtRecord()).Outstanding.MinorUnits);
        await story.Store.Write(db => SellerFunds.Hold(db, Market.Disbursement("d1", 2_500), Market.Start));
        await story.Pass(TimeSpan.FromDays(1));
        Assert.Equal(4_750, (await story.DebtRecord()).Outstanding.MinorUnits);
        await story.Store.Write(db => SellerFunds.Hold(db, Market.Disbursement("d2", 3_000), Market.Start));
        await story.Give(CommandKind.OffsetDebt, Party.Marketplace, new DebtPaymentPayload(3_000), debt: story.Debt);
        Assert.Equal(2_650, (await story.DebtRecord()).Outstanding.MinorUnits);
        await story.PaysDebt(5_000);

        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
        Assert.Equal((0L, 12_000L), ((await story.DebtRecord()).Outstanding.MinorUnits, await story.Balance(ChartOfAccounts.Cash)));
        Assert.Equal(-4_000, await story.Balance(ChartOfAccounts.SellerFunds));
    }

    [Fact]
    public async Task Paid_before_its_recovery_began_it_ends_as_soon_as_that_begins()
    {
        // The mail of the decision stands between the payout and the recovery, which nobody can wake before.
        Faults faults = new(nameof(TellDecision));
        Faults.Current = faults;
        await using Story story = await Story.Begin();
        await story.Pass(TimeSpan.FromHours(73));
        await story.PaysDebt(8_000);
        Assert.Null(await story.Client.GetInstanceAsync(InstanceIds.Recovery(story.Debt)));
        faults.Heal();
        await story.Pass(TimeSpan.FromHours(2));

        Assert.Equal(DebtState.Recovered, (await story.DebtRecord()).State);
        Assert.Empty(await story.OpenStages());
        Assert.Contains("Seller: DebtEnded", await story.Mails());
        Assert.DoesNotContain("Seller: DebtNotice", await story.Mails());
        await story.EndsWellAfter(TimeSpan.FromDays(7), ClaimOutcome.PaidByMarketplace);
    }

    [Fact]
    public async Task A_recovery_that_did_not_hear_of_the_last_payment_is_woken_by_the_sweep()
    {
        await using Story story = await Owed();
        await story.PaysDebt(8_000, wake: false);
        await story.Pass(TimeSpan.FromHours(1));
        Assert.NotEmpty(await story.OpenStages());
        Assert.Equal(1, await story.Services.GetRequiredService<StalledDebts>().WakeLate(story.Client));
        await story.Idle();

        Assert.Empty(await story.OpenStages());
        Assert.Equal(0, await story.Services.GetRequiredService<StalledDebts>().WakeLate(story.Client));
    }

    [Fact]
    public async Task Two_payments_at_once_both_count()
    {
        await using Story story = await Owed();
        await story.PaysDebt(1_000, wake: false);
        await story.PaysDebt(2_000);
        Assert.Equal(5_000, (await story.DebtRecord()).Outstanding.MinorUnits);
    }

    [Fact]
    public async Task Or_written_off_after_attempts_agency_and_approval()
    {
        await using Story story = await Owed();
        await story.PaysDebt(500);
        await story.Pass(TimeSpan.FromDays(61));
        Assert.Equal(DebtState.AtAgency, (await story.DebtRecord()).State);
        Assert.Equal([1, 2, 3, 4, 5], await story.Store.Read(db => db.RecoveryAttempts.OrderBy(a => a.Number).Select(a => a.Number).ToListAsync()));
        await story.Pass(TimeSpan.FromDays(59));
        Assert.Equal(2, (await story.OpenStages()).Count);
        await story.Pass(TimeSpan.FromDays(8));
        await story.Give(CommandKind.RejectWriteOff, Party.Approver, new ReasonPayload("Try again."), debt: story.Debt);
        await story.PaysDebt(500);
        await story.Pass(TimeSpan.FromDays(120));
        await story.Give(CommandKind.ApproveWriteOff, Party.Approver, new ReasonPayload("Nothing to get."), debt: story.Debt);

        await story.EndsWell(ClaimOutcome.PaidByMarketplace);
        Assert.Equal((DebtState.WrittenOff, 7_000L), ((await story.DebtRecord()).State, await story.Balance(ChartOfAccounts.WriteOffExpense)));
        Assert.Equal(0, await story.Balance(ChartOfAccounts.SellerReceivable));
        Assert.Equal(["Seller: DebtNotice", "Seller: DebtEnded"], (await story.Mails()).Where(m => m is "Seller: DebtNotice" or "Seller: DebtEnded"));
        Assert.Equal(6, (await story.Mails()).Count(m => m == "Seller: DebtReminder"));
    }

    private static async Task<Story> Owed(Market? market = null)
    {
        Story story = await Story.Begin(market);
        await story.Pass(TimeSpan.FromHours(72));
        return story;
    }
}
