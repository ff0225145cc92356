using AtoZ.Functions.Facts.Learning;
using Xunit;

namespace AtoZ.Functions.Tests.Facts.Learning;

[Trait("Rule", "LEARN-01")]
public class ComparisonTests
{
    private static readonly SellerVolume Own = new("me", 100, 4);

    [Fact]
    public void The_seller_stands_among_the_others_by_claims_per_line()
    {
        Comparison comparison = Comparison.Of(Own, Others(1, 2, 3, 5, 9), 10, 5)!;

        Assert.Equal((5, 0.03m, 40), (comparison.Sellers, comparison.MedianRate, comparison.MoreThanPercent));
    }

    [Fact]
    public void Of_an_even_number_the_middle_lies_between_two_and_an_equal_rate_is_not_more()
    {
        Comparison comparison = Comparison.Of(Own, Others(1, 2, 3, 4, 5, 9), 10, 5)!;

        Assert.Equal((6, 0.035m, 33), (comparison.Sellers, comparison.MedianRate, comparison.MoreThanPercent));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void With_too_few_others_nothing_is_shown(int others, bool shown) =>
        Assert.Equal(shown, Comparison.Of(Own, Others([.. Enumerable.Range(1, others)]), 10, 5) is not null);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void A_seller_of_few_lines_is_not_compared(int lines, bool shown) =>
        Assert.Equal(shown, Comparison.Of(new SellerVolume("me", lines, 1), Others(1, 2, 3, 4, 5), 10, 5) is not null);

    [Fact]
    public void Sellers_of_few_lines_are_not_compared_with() =>
        Assert.Null(Comparison.Of(Own, [.. Others(1, 2, 3, 4), new SellerVolume("small", 9, 9)], 10, 5));

    private static SellerVolume[] Others(params int[] claims) => [.. claims.Select((c, i) => new SellerVolume($"other{i}", 100, c)), Own];
}
