using AtoZ.Functions.Guarantee;
using Xunit;

namespace AtoZ.Functions.Tests.Edge.Pages;

public class AmountTextTests
{
    [Theory]
    [InlineData("12", 1_200)]
    [InlineData("12.30", 1_230)]
    [InlineData("12,3", 1_230)]
    [InlineData(" 1.234,50 ", 123_450)]
    [InlineData("1,234.50", 123_450)]
    [InlineData("1 234,50", 123_450)]
    [InlineData("1'234'567.05", 123_456_705)]
    [InlineData("1,234", 123_400)]
    [InlineData("€ 12", 1_200)]
    [InlineData("US$12.5", 1_250)]
    [InlineData("12.00 USD", 1_200)]
    [InlineData(".5", 50)]
    public void An_amount_is_read_as_people_write_it(string text, long minor) => Assert.Equal(minor, AmountText.Parse(text, "USD"));

    [Theory]
    [InlineData("")]
    [InlineData("1/2")]
    [InlineData("1e2")]
    [InlineData("1 2")]
    [InlineData("4o")]
    [InlineData("4..0")]
    [InlineData("0x20")]
    [InlineData("50%")]
    [InlineData("1.5k")]
    [InlineData("-5")]
    [InlineData("12.345,6,7")]
    [InlineData("12.3456")]
    [InlineData("1,23,456")]
    [InlineData("9999999999999999")]
    public void What_is_no_amount_is_not_guessed_at(string text) => Assert.Null(AmountText.Parse(text, "USD"));
}
