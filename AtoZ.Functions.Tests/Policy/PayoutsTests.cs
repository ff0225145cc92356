using AtoZ.Functions.Payments;
using AtoZ.Functions.Policy;
using Xunit;

namespace AtoZ.Functions.Tests.Policy;

public class PayoutsTests
{
    private static readonly PayoutTerms Terms = ThePack.Pack.Payouts;

    [Theory]
    [InlineData(99_999, "USD", 0)]
    [InlineData(100_000, "USD", 0)]
    [InlineData(100_001, "USD", 1)]
    [InlineData(999_999, "USD", 1)]
    [InlineData(1_000_000, "USD", 2)]
    [InlineData(1_000_001, "USD", 2)]
    [InlineData(150_000, "JPY", 0)]
    [InlineData(150_001, "JPY", 1)]
    [InlineData(500_000, "BRL", 0)]
    [InlineData(1, "ZAR", 1)]
    public void Up_to_the_limit_nobody_approves_above_it_one_from_the_second_limit_two(long minor, string currency, int approvers) =>
        Assert.Equal(approvers, Payouts.ApproversNeeded(new Money(minor, currency), Terms));

    [Theory]
    [InlineData(4_899_999, 100_000, false)]
    [InlineData(4_900_000, 100_000, false)]
    [InlineData(4_900_001, 100_000, true)]
    [InlineData(0, 90_000_000, false)]
    [InlineData(1, 90_000_000, true)]
    public void The_brake_holds_what_would_pass_the_days_budget_until_midnight(long spent, long amount, bool braked) =>
        Assert.Equal(
            braked ? new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero) : null,
            Payouts.BrakedUntil(new Money(amount, "USD"), spent, Terms, ThePack.Noon));

    [Fact]
    public void The_day_of_the_budget_is_that_of_UTC() =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero),
            Payouts.DayOf(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.FromHours(2))));

    [Theory]
    [InlineData(100_000, 7 * 24 * 60, 0, 100_000, "USD", "INSURED")]
    [InlineData(100_000, (7 * 24 * 60) + 1, 0, 100_000, "USD", "INS-03")]
    [InlineData(100_000, -9_999, 0, 100_000, "USD", "INSURED")]
    [InlineData(100_001, 0, 0, 200_000, "USD", "INS-01")]
    [InlineData(50_000, 0, -1, 100_000, "USD", "INS-04")]
    [InlineData(50_000, 0, 0, 49_999, "USD", "INS-05")]
    [InlineData(50_000, 0, 0, 50_000, "USD", "INSURED")]
    [InlineData(50_000, 0, 0, 50_000, "EUR", "INS-05")]
    public void The_marketplace_bears_the_cost_of_an_insured_seller_with_proof_in_time(
        long amount, int provedMinutesAfterNotice, int insuredMinutesAfterNotice, long limit, string limitCurrency, string code)
    {
        InsuranceFacts facts = new(
            ThePack.Noon.AddMinutes(insuredMinutesAfterNotice), new Money(limit, limitCurrency), ThePack.Noon.AddMinutes(provedMinutesAfterNotice));

        InsuranceGate gate = SellerInsurance.Check(new Money(amount, "USD"), facts, ThePack.Noon, Terms);

        Assert.Equal((code, code == "INSURED"), (gate.Code, gate.MarketplaceBears));
    }

    [Fact]
    public void Insurance_that_was_not_proved_does_not_count() =>
        Assert.Equal("INS-02", SellerInsurance.Check(new Money(1, "USD"), new InsuranceFacts(null, null, null), ThePack.Noon, Terms).Code);
}
