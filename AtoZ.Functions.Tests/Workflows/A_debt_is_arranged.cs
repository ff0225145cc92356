using AtoZ.Functions.Cases;
using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Commands;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows;

/// <summary>PROCESS §9: promise to pay, instalments, hardship pause, hold with a living minimum, insurer; the steps wait meanwhile.</summary>
[Trait("Rule", "DEBT-04")]
[Trait("Rule", "DEBT-05")]
[Trait("Rule", "DEBT-06")]
public class A_debt_is_arranged
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_promise_that_is_kept_leaves_the_steps_where_they_were()
    {
        await using Story story = await Owed();
        Assert.Null((await story.Promises(10 * Day, 3_000)).Refusal);
        await story.Pass(9 * Day);
        Assert.Equal((0, Market.Start.AddDays(13)), (await story.Attempts(), (await story.DebtRecord()).NextAttemptAt));
        await story.PaysDebt(3_000);
        Assert.Equal(["Promise Kept"], await story.Arranged());
        Assert.Equal(story.Now + Day, (await story.DebtRecord()).NextAttemptAt);
        await story.Pass(Day);
        Assert.Equal(1, await story.Attempts());
        Assert.Equal(1, (await story.Mails()).Count(m => m == "Seller: DebtArranged"));
    }

    [Fact]
    public async Task A_broken_promise_lets_the_steps_go_on_and_a_third_is_refused()
    {
        await using Story story = await Owed();
        await story.Promises(5 * Day, 8_000);
        Assert.Equal("PROMISE_RUNNING", (await story.Promises(5 * Day, 8_000)).Refusal!.Code);
        await story.PaysDebt(7_999);
        await story.Pass(5 * Day);
        Assert.Equal(["Promise Broken"], await story.Arranged());
        await story.Promises(5 * Day, 1);
        await story.Pass(5 * Day);
        Assert.Equal("PROMISES_USED", (await story.Promises(Day, 1)).Refusal!.Code);
        await story.Pass(Day);
        Assert.Equal(1, await story.Attempts());
        Assert.Equal(4, (await story.Mails()).Count(m => m == "Seller: DebtArranged"));
    }

    [Fact]
    public async Task A_small_debt_is_paid_in_instalments_from_payouts_the_payment_method_and_the_link()
    {
        await using Story story = await Owed();
        await story.AsksInstalments(3);
        Assert.Equal(["Plan Running"], await story.Arranged());
        await story.Disburses("d1", 2_000);
        await story.Pass(7 * Day);
        Assert.Equal((1_400L, 0), ((await story.DebtRecord()).RecoveredMinor, await story.Attempts()));
        await story.PaysDebt(1_267);
        await story.Store.Write(async db => (await db.Sellers.SingleAsync()).HasPaymentMethod = true);
        await story.Pass(30 * Day);
        Assert.Equal(5_334, (await story.DebtRecord()).RecoveredMinor);
        await story.PaysDebt(2_666);

        await story.EndsWell(ClaimOutcome.PaidByMarketplace);
        Assert.Equal((DebtState.Recovered, "Plan Kept"), ((await story.DebtRecord()).State, Assert.Single(await story.Arranged())));
    }

    [Fact]
    public async Task An_instalment_that_stays_unpaid_to_the_end_of_its_grace_breaks_the_plan()
    {
        await using Story story = await Owed();
        await story.AsksInstalments(2);
        await story.Pass(7 * Day);
        await story.PaysDebt(3_999);
        await story.Pass((3 * Day) - TimeSpan.FromSeconds(1));
        Assert.Equal(["Plan Running"], await story.Arranged());
        await story.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["Plan Broken"], await story.Arranged());
        Assert.Equal(3, (await story.Mails()).Count(m => m == "Seller: DebtArranged"));
        await story.Pass(Day);
        Assert.Equal(1, await story.Attempts());
    }

    [Fact]
    public async Task The_last_minor_unit_in_the_last_second_of_the_grace_keeps_it()
    {
        await using Story story = await Owed();
        await story.AsksInstalments(2);
        await story.Pass((10 * Day) - TimeSpan.FromSeconds(1));
        await story.PaysDebt(4_000);
        await story.Pass(10 * Day);
        Assert.Equal(["Plan Running"], await story.Arranged());
    }

    [Theory]
    [InlineData(20_000, "Plan Running")]
    [InlineData(20_001, "Plan Asked")]
    public async Task A_larger_debt_needs_the_desk(long amount, string arranged)
    {
        await using Story story = await Owed(new Market { PriceMinor = amount });
        await story.AsksInstalments(6);
        Assert.Equal([arranged], await story.Arranged());
    }

    [Fact]
    public async Task The_desk_grants_refuses_or_is_silent_which_grants()
    {
        await using Story story = await Owed(new Market { PriceMinor = 60_000 });
        await story.AsksInstalments(6);
        StageRecord asked = Assert.Single(await story.OpenStages(), s => s.Kind == StageKind.InstalmentApproval);
        Assert.Equal((Party.Collector, story.Now + (3 * Day)), (asked.NextActor, asked.Deadline));
        await story.CollectorSays(CommandKind.RefuseInstalments);
        Assert.Equal(["Plan Refused"], await story.Arranged());
        Assert.Equal("NOT_POSSIBLE_NOW", (await Refused(story, CommandKind.GrantInstalments)).Code);
        await story.AsksInstalments(6);
        await story.Pass((3 * Day) - TimeSpan.FromSeconds(1));
        Assert.Equal(["Plan Refused", "Plan Asked"], await story.Arranged());
        await story.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["Plan Refused", "Plan Running"], await story.Arranged());
        Assert.DoesNotContain(await story.OpenStages(), s => s.Kind == StageKind.InstalmentApproval);
        Assert.Equal("PLAN_RUNNING", (await story.AsksInstalments(2)).Refusal!.Code);
    }

    [Fact]
    public async Task A_granted_plan_begins_with_its_approval()
    {
        await using Story story = await Owed(new Market { PriceMinor = 60_000, HasPaymentMethod = false });
        await story.AsksInstalments(6);
        await story.Pass(2 * Day);
        await story.CollectorSays(CommandKind.GrantInstalments);
        Assert.Equal(story.Now + (7 * Day), (await story.DebtRecord()).NextAttemptAt);
    }

    [Fact]
    public async Task A_pause_holds_everything_and_gives_a_plan_its_time_back()
    {
        await using Story story = await Owed();
        await story.AsksInstalments(2);
        await story.Pass(3 * Day);
        Assert.Equal("PAUSE_TOO_LONG", (await story.CollectorPauses(TimeSpan.FromDays(90) + TimeSpan.FromSeconds(1))).Refusal!.Code);
        await story.CollectorPauses(60 * Day);
        Assert.Equal("RECOVERY_PAUSED", (await story.CollectorPauses(Day)).Refusal!.Code);
        await story.Pass(60 * Day);
        Assert.Equal(["Plan Running", "Pause Kept"], await story.Arranged());
        Assert.Equal((0, story.Now + (4 * Day)), (await story.Attempts(), (await story.DebtRecord()).NextAttemptAt));
        Assert.Equal("PAUSE_TOO_LONG", (await story.CollectorPauses(31 * Day)).Refusal!.Code);
        Assert.Null((await story.CollectorPauses(30 * Day)).Refusal);
        await story.CollectorSays(CommandKind.ResumeRecovery);
        Assert.Equal(["Plan Running", "Pause Kept", "Pause Kept"], await story.Arranged());
        await story.PaysDebt(8_000);
        await story.EndsWell(ClaimOutcome.PaidByMarketplace);
    }

    [Fact]
    public async Task An_overdue_invoice_holds_payouts_above_the_living_minimum_until_a_plan_lifts_it()
    {
        await using Story story = await Owed();
        await story.Pass(30 * Day);
        Assert.NotNull((await story.DebtRecord()).HeldSince);
        await story.Disburses("d1", 1_001);
        DueDisbursements due = story.Services.GetRequiredService<DueDisbursements>();
        Assert.Equal(0, await due.Release());
        Assert.Equal(-700, await story.Balance(ChartOfAccounts.SellerFunds));
        await story.AsksInstalments(2);
        Assert.Null((await story.DebtRecord()).HeldSince);
        Assert.Equal(1, await due.Release());
        Assert.Equal(0, await story.Balance(ChartOfAccounts.SellerFunds));
        await story.Pass(10 * Day);
        Assert.Equal("Plan Broken", Assert.Single(await story.Arranged()));
        Assert.NotNull((await story.DebtRecord()).HeldSince);
    }

    [Fact]
    public async Task The_insurer_on_file_is_asked_before_the_agency_and_what_it_pays_counts()
    {
        await using Story story = await Owed();
        await story.Pass(20 * Day);
        await story.Store.Write(db =>
        {
            db.InsuranceCertificates.Add(new InsuranceCertificateRecord
            {
                Id = "cert-late",
                SellerId = Market.Seller,
                Insurer = "Harbour Mutual",
                ValidFrom = Market.Start.AddYears(-1),
                ValidUntil = Market.Start.AddYears(1),
                LimitMinor = 100_000,
                DeductibleMinor = 0,
                Currency = "USD",
                ReceivedAt = story.Now,
            });
            return Task.CompletedTask;
        });
        await story.Pass(25 * Day);
        Assert.Equal((Market.Start.AddDays(48), DebtState.Open), ((await story.DebtRecord()).InsurerAskedAt, (await story.DebtRecord()).State));
        await story.Give(CommandKind.RecordDebtPayment, Party.Collector, new ReceivedPaymentPayload(8_000, DebtPayer.Insurer, "E2E-1"), "Cora", story.Debt);
        await story.EndsWell(ClaimOutcome.PaidByMarketplace);
        Assert.Equal(DebtState.Recovered, (await story.DebtRecord()).State);
    }

    [Fact]
    public async Task Without_a_certificate_nobody_is_asked()
    {
        await using Story story = await Owed();
        await story.Pass(50 * Day);
        Assert.Null((await story.DebtRecord()).InsurerAskedAt);
    }

    [Fact]
    public async Task While_a_write_off_is_proposed_nothing_is_arranged_and_silence_keeps_the_debt_and_asks_again()
    {
        await using Story story = await Owed();
        await story.Pass(121 * Day);
        Assert.Equal("WRITE_OFF_PROPOSED", (await story.AsksInstalments(2)).Refusal!.Code);
        Assert.Equal("WRITE_OFF_PROPOSED", (await story.CollectorPauses(Day)).Refusal!.Code);
        await story.Pass(56 * Day);
        Assert.DoesNotContain(await story.OpenStages(), s => s.Kind == StageKind.WriteOffApproval);
        Assert.Equal(DebtState.AtAgency, (await story.DebtRecord()).State);
        await story.Pass(120 * Day);
        Assert.Equal(2, Assert.Single(await story.OpenStages(), s => s.Kind == StageKind.WriteOffApproval).Round);
        await story.PaysDebt(8_000);
        await story.EndsWell(ClaimOutcome.PaidByMarketplace);
    }

    [Fact]
    public async Task The_oldest_debt_is_served_first_and_each_payout_keeps_its_living_minimum()
    {
        await using Story story = await Owed();
        await story.Store.Write(async db =>
        {
            DebtRecord first = await db.Debts.SingleAsync();
            db.Debts.Add(new DebtRecord
            {
                Id = new DebtId("debt_younger_claim"),
                ClaimId = first.ClaimId,
                SellerId = first.SellerId,
                AmountMinor = 5_000,
                Currency = "USD",
                OpenedAt = story.Now.AddHours(1),
            });
        });
        await story.Disburses("d1", 10_000);
        await story.Disburses("d2", 3_333);
        await story.Pass(Day);
        Dictionary<string, long> recovered = await story.Store.Read(db => db.Debts.ToDictionaryAsync(d => d.Id.Value, d => d.RecoveredMinor));
        Assert.Equal((8_000, 1_333), (recovered[story.Debt.Value], recovered["debt_younger_claim"]));
        Assert.Equal([7_000L, 2_333L], await story.Store.Read(db => db.Disbursements.OrderBy(d => d.Id).Select(d => d.TakenMinor).ToListAsync()));
    }

    [Fact]
    public async Task A_promise_moves_what_comes_by_itself_behind_its_day()
    {
        await using Story story = await Owed();
        await story.Promises(5 * Day, 8_000);
        DebtPlan plan = Assert.Single((await story.Seen(Party.Seller)).DebtPlans);
        Assert.All(plan.Steps, step => Assert.True(step.At > story.Now + (5 * Day), $"{step.Kind} at {step.At:u}"));
        Assert.Equal(story.Now + (6 * Day), plan.Steps[0].At);

        // What is foretold comes: the promise is broken, and the first attempt is on that very day.
        await story.Pass((6 * Day) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await story.Attempts());
        await story.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await story.Attempts());
    }

    [Fact]
    public async Task Mails_of_a_debt_that_is_paid_by_bank_name_the_reference_and_no_page_to_pay_on()
    {
        await using Story story = await Owed();
        await story.Pass(Day);
        await story.Promises(5 * Day, 8_000);
        foreach (string purpose in new[] { "DebtNotice", "DebtReminder", "DebtArranged" })
        {
            MailRecord mail = await story.Mail(Party.Seller, purpose);
            Assert.Contains($"by bank transfer, with the reference {story.Debt}", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("a part at once", mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Pay now", mail.Text, StringComparison.Ordinal);
        }

        Assert.Equal("exit-pay-by-bank", Assert.Single((await story.Seen(Party.Seller)).DebtPlans).Exits[0].Code);
    }

    [Fact]
    public async Task Money_that_comes_in_is_foretold_with_what_is_left_of_the_debt()
    {
        await using Story story = await Owed();
        Assert.Equal(["debt-reduced 30.00 USD", "debt-left 50.00 USD"], await Foretold(story, 3_000));
        await story.PaysDebt(3_000);
        Assert.Equal(["debt-reduced 50.00 USD", "debt-paid-in-full ", "overpaid-goes-back 30.00 USD"], await Foretold(story, 8_000));
        await story.PaysDebt(5_000);
        Assert.Equal(["overpaid-goes-back 10.00 USD"], await Foretold(story, 1_000));
        Assert.Null((await story.Receives(1_000, DebtPayer.Insurer)).Refusal);
        Assert.Equal(1_000, (await story.DebtRecord()).OverpaidMinor);
    }

    [Fact]
    public async Task What_is_asked_of_an_ended_debt_is_refused_by_the_debts_own_code()
    {
        await using Story story = await Owed();
        await story.PaysDebt(8_000);
        Assert.Equal("DEBT_ENDED", (await story.AsksInstalments(2)).Refusal!.Code);
        Assert.Equal("DEBT_ENDED", (await story.Promises(Day, 100)).Refusal!.Code);
        Assert.Equal("DEBT_ENDED", (await story.Give(CommandKind.PayDebt, Party.Seller, new DebtPaymentPayload(100), debt: story.Debt)).Refusal!.Code);
        foreach (CommandKind kind in new[] { CommandKind.GrantInstalments, CommandKind.RefuseInstalments, CommandKind.ResumeRecovery })
        {
            Refusal refusal = await Refused(story, kind);
            Assert.Equal("DEBT_ENDED", refusal.Code);
            Assert.DoesNotContain("appeal", refusal.Remedy, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal("DEBT_ENDED", (await story.Seen(Party.Seller)).Actions.Single(a => a.Kind == CommandKind.PayDebt).WhyNot!.Code);
    }

    [Fact]
    public async Task A_closed_claim_without_a_debt_says_that_there_is_none()
    {
        await using Story story = await Story.Begin(new Market { HeldMinor = 8_000 });
        await story.SellerPays();
        Assert.Equal("DEBT_UNKNOWN", (await story.Give(CommandKind.PayDebt, Party.Seller, new DebtPaymentPayload(100))).Refusal!.Code);
    }

    private static async Task<string[]> Foretold(Story story, long amountMinor)
    {
        ReceivedPaymentPayload payment = new(amountMinor, DebtPayer.Insurer, $"foretold-{amountMinor}");
        NewCommand command = new(story.Claim, CommandKind.RecordDebtPayment, Party.Collector, "Cora", payment, story.Debt);
        CaseAction action = (await story.Services.GetRequiredService<Functions.Cases.Foresight>().Of(command))!;
        Assert.Null(action.WhyNot);
        return [.. action.Consequences.Select(c => $"{c.Code} {c.Amount}")];
    }

    private static async Task<Refusal> Refused(Story story, CommandKind kind) => (await story.CollectorSays(kind)).Refusal!;

    private static async Task<Story> Owed(Market? market = null)
    {
        Story story = await Story.Begin(market);
        await story.Pass(TimeSpan.FromHours(72));
        return story;
    }
}
