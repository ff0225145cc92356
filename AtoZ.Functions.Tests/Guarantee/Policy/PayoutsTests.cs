using AtoZ.Functions.Guarantee;
using AtoZ.Functions.Guarantee.Policy;
using AtoZ.Functions.Guarantee.Policy.Terms;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee.Policy;

[Trait("Rule", "PAY-01")]
[Trait("Rule", "PAY-02")]
[Trait("Rule", "PAY-03")]
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
}
