using AtoZ.Functions.Data;
using AtoZ.Functions.Facts.Fraud;
using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Claims;
using AtoZ.Functions.Guarantee.Policy.FraudRules;
using AtoZ.Functions.Tests.Cases.Intake;
using AtoZ.Functions.Tests.Data;
using AtoZ.Functions.Tests.Guarantee.Policy;
using AtoZ.Functions.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Fraud;

[Trait("Rule", "FRAUD-S")]
public sealed class FraudDeskTests : IAsyncLifetime
{
    private TestStore _store = null!;
    private IntakeDesk _desk = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.Create();
        _desk = new IntakeDesk(_store.Store);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_first_claim_is_clear_and_its_findings_can_be_read_back()
    {
        await _desk.Given(IntakeDesk.Line("o1"), IntakeDesk.Photo("f1"));

        FraudCheckRecord check = await Check(await File("o1", "f1"));

        Assert.Equal((0, FraudBand.Clear, IntakeDesk.Now), (check.Score, check.Band, check.At));
        Assert.Equal(FraudCheck.Rules.Select(r => r.Code), FraudDesk.Findings(check).Select(f => f.Code));
    }

    [Fact]
    public async Task The_same_file_in_the_claim_of_another_buyer_is_found_but_not_a_staged_one()
    {
        await _desk.Given(IntakeDesk.Line("o1"), IntakeDesk.Line("o2"), IntakeDesk.Photo("f1"), IntakeDesk.Photo("f2"), IntakeDesk.Photo("staged"));
        await File("o1", "f1");

        FraudCheckRecord check = await Check(await File("o2", "f2"));

        Assert.Contains("1 other claims", Finding(check, "FRAUD-07").Facts, StringComparison.Ordinal);
        Assert.Equal((35, FraudBand.Clear), (check.Score, check.Band));
    }

    [Fact]
    public async Task The_buyers_own_history_is_counted_without_the_claim_itself()
    {
        await _desk.Given(IntakeDesk.Line("o1"), IntakeDesk.Line("o2"), IntakeDesk.Line("o3"), IntakeDesk.Line("o4"));
        foreach (string order in new[] { "o1", "o2", "o3" })
        {
            await NotReceived(order);
        }

        FraudCheckRecord check = await Check(await NotReceived("o4"));

        Assert.True(Finding(check, "FRAUD-01").Fired);
        Assert.False(Finding(check, "FRAUD-02").Fired);
        Assert.True(Finding(check, "FRAUD-04").Fired);
        Assert.Contains("0 paid claims for 4 order lines", Finding(check, "FRAUD-03").Facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_at_its_worst_sends_a_claim_to_a_person_and_no_further()
    {
        await _desk.Given([.. Enumerable.Range(0, 8).Select(i => IntakeDesk.Line($"o{i}"))]);
        foreach (int i in Enumerable.Range(0, 7))
        {
            ClaimId id = await NotReceived($"o{i}");
            await _store.Store.Write(db => Decided.Close(db, id, ClaimOutcome.RefusedForFraud, 10, IntakeDesk.Now));
        }

        ClaimId last = await NotReceived("o7");
        FraudCheckRecord check = await Check(last);

        Assert.Equal((105, FraudBand.Block), (check.Score, check.Band));
        ClaimRecord stored = await _store.Store.Read(db => db.Claims.SingleAsync(c => c.Id == last));
        Assert.Equal((ClaimStatus.Checking, ClaimOutcome.None, null), (stored.Status, stored.Outcome, stored.ClosedAt));
    }

    [Fact]
    public async Task The_sales_of_the_seller_are_measured_against_the_weeks_before()
    {
        OrderLine sold = IntakeDesk.Line("now");
        await _desk.Given([sold, .. Enumerable.Range(0, 9).Select(i => Sold($"same-week-{i}", -i / 2)), .. Enumerable.Range(1, 4).Select(week => Sold($"week-{week}", -7 * week))]);

        FraudCheckRecord check = await Check(await NotReceived("now"));

        Assert.Contains("10 in 7 d, usually 1.33", Finding(check, "FRAUD-12").Facts, StringComparison.Ordinal);
        Assert.True(Finding(check, "FRAUD-12").Fired);

        OrderLine Sold(string order, int days)
        {
            OrderLine line = IntakeDesk.Line(order);
            line.PurchasedAt = sold.PurchasedAt!.Value.AddDays(days);
            return line;
        }
    }

    private static FraudFinding Finding(FraudCheckRecord check, string code) =>
        FraudDesk.Findings(check).Single(f => string.Equals(f.Code, code, StringComparison.Ordinal));

    private Task<ClaimId> NotReceived(string order) => Filed(IntakeDesk.Claim(order) with { Kind = ClaimKind.NotReceived, Evidence = [] });

    private Task<ClaimId> File(string order, string evidence) => Filed(IntakeDesk.Claim(order) with { Evidence = [evidence] });

    private async Task<ClaimId> Filed(NewClaim claim) => (await _desk.File(claim)).ClaimId!.Value;

    private Task<FraudCheckRecord> Check(ClaimId id) => _store.Store.Read(async db =>
        await new FraudDesk().Check(db, await db.Claims.SingleAsync(c => c.Id == id), ThePack.Pack, IntakeDesk.Now));
}
