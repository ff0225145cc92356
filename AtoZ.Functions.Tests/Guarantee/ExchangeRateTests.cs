using AtoZ.Functions.Guarantee;
using Xunit;

namespace AtoZ.Functions.Tests.Guarantee;

public class ExchangeRateTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(8_000, "USD", "0.9214", "EUR", 7_371L, "-0.002")]
    [InlineData(1, "USD", "0.5", "EUR", null, null)]
    [InlineData(3, "USD", "0.5", "EUR", 2L, "0.005")]
    [InlineData(5, "USD", "0.5", "EUR", 2L, "-0.005")]
    [InlineData(10_000, "USD", "151.237", "JPY", 15_124L, "0.3")]
    [InlineData(151, "JPY", "0.0066", "USD", 100L, "0.0034")]
    [InlineData(10_000, "USD", "0.306123", "KWD", 30_612L, "-0.0003")]
    [InlineData(100_000, "USD", "1", "EUR", 100_000L, "0")]
    [InlineData(long.MaxValue / 100, "USD", "999999999999", "EUR", null, null)]
    public void Halves_go_to_the_even_unit_and_what_rounding_did_is_kept(long minor, string from, string rate, string to, long? converted, string? rounding)
    {
        Conversion? conversion = new ExchangeRate(from, to, ExchangeRate.Read(rate)!.Value, At, "ECB").Convert(new Money(minor, from));
        Assert.Equal((converted, rounding, converted is null ? null : rate), (conversion?.To.MinorUnits, conversion?.Rounding, conversion?.Rate));
    }

    [Theory]
    [InlineData("0.9214", true)]
    [InlineData("151", true)]
    [InlineData("123456.123456", true)]
    [InlineData("1234567.123456", false)]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("1,5", false)]
    [InlineData("1e3", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_rate_is_a_decimal_above_zero_of_at_most_twelve_digits(string? text, bool isRate) => Assert.Equal(isRate, ExchangeRate.Read(text) is not null);
}
