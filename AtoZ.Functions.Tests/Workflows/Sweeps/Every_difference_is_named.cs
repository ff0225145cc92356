using AtoZ.Functions.Data;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Payments;
using AtoZ.Functions.Tests.Workflows.Support;
using AtoZ.Functions.Workflows;
using AtoZ.Functions.Workflows.Sweeps;
using Microsoft.DurableTask;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace AtoZ.Functions.Tests.Workflows.Sweeps;

/// <summary>PROCESS §10: a fault that is put into claims, ledger, payments or orchestrations is found, named, and has a remedy.</summary>
public sealed class Every_difference_is_named : IAsyncLifetime
{
    private Story _story = null!;

    public async Task InitializeAsync()
    {
        _story = await Story.Begin(new Market { HeldMinor = 1_000 });
        await _story.Pass(TimeSpan.FromHours(73));
    }

    public async Task DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task Without_a_fault_there_is_none_and_the_report_is_written()
    {
        Reconciliation reconciliation = _story.Services.GetRequiredService<Reconciliation>();

        ReconciliationReport report = await reconciliation.Write(_story.Client, CancellationToken.None);

        Assert.Empty(report.Differences);
        Assert.Equal((1, 0), (report.Claims, report.Payments));
        Assert.True(report.Live >= 1);
        Assert.Equal(report.At, (await reconciliation.Read(CancellationToken.None))!.At);
    }

    [Theory]
    [InlineData("PAID_DIFFERS", """UPDATE claims SET "PaidMinor" = 7999""")]
    [InlineData("PAID_DIFFERS", """UPDATE claims SET "PaidMinor" = 0""")]
    [InlineData("DEBT_DIFFERS", """UPDATE debts SET "RecoveredMinor" = 1""")]
    [InlineData("FUNDS_DIFFER", """UPDATE disbursements SET "TakenMinor" = 1""")]
    [InlineData("BOOKING_OUT_OF_BALANCE", """DROP TRIGGER ledger_postings_not_changed; UPDATE ledger_postings SET "AmountMinor" = 8001 WHERE "Account" = 'guarantee-expense' AND "AmountMinor" = 8000""")]
    public async Task In_the_books(string code, string fault)
    {
        await _story.Store.Write(db => db.Database.ExecuteSqlRawAsync(fault));

        Assert.Contains(code, await Found());
    }

    [Fact]
    public async Task Money_that_is_on_its_way_after_the_end()
    {
        await _story.Store.Write(db => Ledger.Post(
            db, "stray", _story.Claim, "stray", _story.Now, new(ChartOfAccounts.Cash, "", new Money(5, "USD")), new(ChartOfAccounts.ClaimClearing, _story.Claim.Value, new Money(-5, "USD"))));

        Assert.Equal(["CLEARING_NOT_EMPTY"], await Found());
    }

    [Theory]
    [InlineData(PaymentState.Pending, null, "PAYMENT_UNKNOWN")]
    [InlineData(PaymentState.Succeeded, null, "PAYMENT_NOT_BOOKED")]
    [InlineData(PaymentState.Declined, null, "PAYOUT_DECLINED")]
    [InlineData(PaymentState.Succeeded, "Declined came.", "PAYMENT_CONTRADICTED")]
    public async Task At_the_payment_service(PaymentState state, string? contradiction, string code)
    {
        await _story.Store.Write(db =>
        {
            db.PaymentOrders.Add(new PaymentOrderRecord
            {
                Key = "clm_other:pay-buyer",
                ClaimId = new ClaimId("clm_other"),
                Kind = PaymentKind.Payout,
                Holder = "b",
                AmountMinor = 5,
                Currency = "USD",
                State = state,
                Contradiction = contradiction,
                CreatedAt = _story.Now.AddHours(-1),
                AskedAt = _story.Now.AddHours(-1),
                SettledAt = _story.Now.AddHours(-1),
            });
            return Task.CompletedTask;
        });

        Assert.Equal([code], await Found());
    }

    [Fact]
    public async Task What_is_booked_and_was_declined()
    {
        await _story.Store.Write(db => db.PaymentOrders.AddAsync(Order($"{_story.Claim}:pay-buyer", PaymentState.Declined)).AsTask());

        Assert.Equal(["BOOKED_NOT_PAID"], await Found());
    }

    [Fact]
    public async Task What_is_booked_and_was_never_asked_of_the_payment_service()
    {
        await _story.Store.Write(db => db.PaymentOrders.AddAsync(Order("clm_other:pay-buyer", PaymentState.Pending)).AsTask());
        List<Difference> asked = await _story.Store.Read(db => PaymentDifferences.Of(db, _story.Now.AddYears(-1), serviceIsUsed: true));
        List<Difference> alone = await _story.Store.Read(db => PaymentDifferences.Of(db, _story.Now.AddYears(-1), serviceIsUsed: false));

        Assert.Equal([("BOOKED_NOT_PAID", $"{_story.Claim}:pay-buyer")], asked.Select(d => (d.Code, d.Subject)));
        Assert.Empty(alone);
    }

    [Fact]
    public async Task In_the_orchestrations()
    {
        await _story.Client.TerminateInstanceAsync(InstanceIds.Recovery(_story.Debt));
        await _story.Client.ScheduleNewOrchestrationInstanceAsync(nameof(ClaimOrchestrator), new ClaimStart(new ClaimId("clm_ghost")), new StartOrchestrationOptions("claim-clm_ghost"));
        await _story.Store.Write(db => db.Database.ExecuteSqlRawAsync("""UPDATE claims SET "ClosedAt" = NULL"""));
        await _story.Client.TerminateInstanceAsync(InstanceIds.Claim(_story.Claim));
        await _story.Idle();

        List<string> found = await Found();

        Assert.Contains("DEBT_WITHOUT_ORCHESTRATION", found);
        Assert.Contains("CLAIM_WITHOUT_ORCHESTRATION", found);
        Assert.Contains("ORCHESTRATION_WITHOUT_CASE", found);
    }

    private PaymentOrderRecord Order(string key, PaymentState state) => new()
    {
        Key = key,
        ClaimId = _story.Claim,
        Kind = PaymentKind.Payout,
        Holder = Market.Buyer,
        AmountMinor = 8_000,
        Currency = "USD",
        State = state,
        CreatedAt = Market.Start,
        AskedAt = Market.Start,
        SettledAt = state == PaymentState.Pending ? null : _story.Now,
    };

    private async Task<List<string>> Found()
    {
        ReconciliationReport report = await _story.Services.GetRequiredService<Reconciliation>().Run(_story.Client);
        Assert.All(report.Differences, d => Assert.All([d.Subject, d.What, d.Remedy], Assert.NotEmpty));
        return [.. report.Differences.Select(d => d.Code)];
    }
}
